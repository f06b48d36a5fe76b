package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tw.agencygateway.mydata.sp.entity.SpState.Deadline;

/** What a legal hold does in every state. */
class SpTransactionHoldTest {

    @TestFactory
    Stream<DynamicTest> aHoldBeatsRetentionAndErasureAndNothingElse() {
        return Stream.of(SpState.values())
                .flatMap(state -> Stream.of(SpHappening.values())
                        .map(happening -> dynamicTest(state + " × " + happening, () -> holds(state, happening))));
    }

    private static void holds(SpState state, SpHappening happening) {
        FlowWalk walk = FlowWalk.to(state);
        SpTransaction transaction = walk.transaction();
        Held before = Held.by(transaction);

        boolean holdable = state.deadline().filter(Deadline.RETENTION::equals).isPresent();
        assertThat(transaction.hold()).isEqualTo(holdable);
        if (!holdable) {
            assertThat(Held.by(transaction)).isEqualTo(before);
            assertThat(transaction.schedule().isHeld()).isFalse();
            return;
        }
        assertThat(transaction.hold()).as("twice").isFalse();
        assertThat(transaction.schedule().deadlineAt()).isEmpty();

        boolean accepted = walk.apply(happening);

        boolean beaten = happening == SpHappening.DEADLINE
                || happening == SpHappening.ERASE
                || (happening == SpHappening.VERIFY_AGAIN && state == SpState.READY);
        SpState next = beaten ? state : state.on(happening).orElse(state);
        assertThat(accepted).isEqualTo(!beaten && state.on(happening).isPresent());
        assertThat(transaction.state()).isEqualTo(next);
        assertThat(transaction.schedule().deadlineAt()).isEmpty();
        assertThat(transaction.schedule().isHeld()).isEqualTo(!next.isFinal());
        assertThat(walk.holdEnds()).hasSize(next.isFinal() ? 1 : 0);
        assertThat(transaction.holdings().vaultKey().isPresent()).isEqualTo(!next.isFinal());
    }

    @TestFactory
    Stream<DynamicTest> aReleasedTransactionHasTheRetentionItHadBefore() {
        return Stream.of(SpState.CHECKING, SpState.READY, SpState.UNDECIDED)
                .map(state -> dynamicTest(state.name(), () -> {
                    SpTransaction transaction = FlowWalk.to(state).transaction();
                    Held before = Held.by(transaction);
                    assertThat(transaction.release(FlowWalk.RULES)).isFalse();

                    transaction.hold();

                    assertThat(transaction.release(FlowWalk.RULES)).isTrue();
                    assertThat(Held.by(transaction)).isEqualTo(before);
                }));
    }
}
