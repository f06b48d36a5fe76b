package tw.agencygateway.mydata.dp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tw.agencygateway.mydata.dp.entity.DpState.Deadline;
import tw.agencygateway.mydata.dp.entity.DpState.Kept;

/** The entity does what the table says: made from the table, one test for every state and everything that can happen in it. */
class DpRequestFlowTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private record Held(
            DpState state,
            boolean token,
            boolean person,
            boolean vaultKey,
            boolean file,
            Optional<Instant> deadline,
            Optional<Instant> due) {

        static Held by(DpRequest request) {
            return new Held(
                    request.state(),
                    request.holdings().token().isPresent(),
                    request.holdings().person().isPresent(),
                    request.holdings().vaultKey().isPresent(),
                    request.file().isPresent(),
                    request.deadlineAt(),
                    request.work().nextAttemptAt());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyStateAndHappening() {
        return Stream.of(DpState.values())
                .flatMap(state -> Stream.of(DpHappening.values())
                        .map(happening ->
                                dynamicTest(state + " × " + happening, () -> doesWhatTheTableSays(state, happening))));
    }

    private static void doesWhatTheTableSays(DpState state, DpHappening happening) {
        DpWalk walk = DpWalk.to(state);
        Held before = Held.by(walk.request());

        boolean accepted = walk.apply(happening);

        Optional<DpState> expected = state.on(happening);
        Held after = Held.by(walk.request());
        if (expected.orElse(state) != state) {
            assertThat(accepted).isTrue();
            assertThat(after).isEqualTo(whatTheTableSays(expected.get(), walk));
        } else if (happening == DpHappening.LATER && expected.isPresent()) {
            assertThat(accepted).isTrue();
            assertThat(after.state()).isEqualTo(state);
            assertThat(after.due()).contains(DpWalk.LATER);
        } else if (happening == DpHappening.REVISED && expected.isPresent()) {
            assertThat(accepted).isTrue();
            assertThat(after.state()).isEqualTo(state);
            assertThat(after.due()).contains(walk.now());
        } else {
            assertThat(accepted).isFalse();
            assertThat(after).isEqualTo(before);
        }
    }

    private static Held whatTheTableSays(DpState next, DpWalk walk) {
        Optional<Instant> deadline = next.deadline()
                .map(kind -> kind == Deadline.WAIT
                        ? DpWalk.START.plus(DpTimes.DECIDED.longestWait())
                        : walk.now().plus(DpWalk.KEEPING));
        return new Held(
                next,
                next.keeps(Kept.TOKEN),
                next.keeps(Kept.PERSON),
                next.keeps(Kept.FILE),
                next == DpState.READY,
                deadline,
                next.work().map(due -> walk.now()));
    }

    @Test
    void anEndIsToldOnceAndThenNoCallFindsIt() {
        DpWalk walk = DpWalk.to(DpState.COLLECTING);
        walk.apply(DpHappening.FAILED);
        assertThat(walk.request().holdings().personKey()).isPresent();

        assertThat(walk.request().tell(walk.now())).isTrue();

        assertThat(walk.request().holdings().personKey()).isEmpty();
        assertThat(walk.request().reason()).contains(DpReason.SOURCE_FAILED);
    }

    @Test
    void aFileIsToldOfAgainUntilItIsGone() {
        DpWalk walk = DpWalk.to(DpState.READY);

        assertThat(walk.request().tell(walk.now())).isTrue();
        assertThat(walk.request().tell(walk.now())).isFalse();
        assertThat(walk.request().holdings().personKey()).isPresent();

        walk.apply(DpHappening.DEADLINE);
        assertThat(walk.request().holdings().personKey()).isEmpty();
        assertThat(walk.request().eraseDueAt()).contains(walk.now());
        assertThat(walk.request().reason()).contains(DpReason.KEPT_LONG_ENOUGH);
    }

    @Test
    void whoIsLateIsToldWhyItTookSoLong() {
        DpWalk silent = DpWalk.to(DpState.COLLECTING);
        silent.apply(DpHappening.DEADLINE);
        assertThat(silent.request().reason()).contains(DpReason.TIMED_OUT);

        DpWalk known = DpWalk.to(DpState.COLLECTING);
        known.apply(DpHappening.LATER);
        known.apply(DpHappening.DEADLINE);
        assertThat(known.request().reason()).contains(DpReason.SOURCE_LATER);
    }

    @Test
    void workIsPutOffNoFurtherThanTheDeadline() {
        DpRequest request = DpWalk.to(DpState.COLLECTING).request();
        Instant deadline = request.deadlineAt().orElseThrow();

        assertThat(request.postpone(deadline.plusSeconds(1), DpReason.SOURCE_LATER, null, DpWalk.LATER))
                .isTrue();

        assertThat(request.work().nextAttemptAt()).contains(deadline);
    }

    @Test
    void whatAWorkerDoesForADataSetThatIsRevisedMeanwhileDoesNotCount() {
        DpWalk walk = DpWalk.to(DpState.COLLECTING);
        UUID worker = UUID.randomUUID();
        walk.request().claim(worker, LEASE, walk.now());

        assertThat(walk.apply(DpHappening.REVISED)).isTrue();

        assertThat(walk.request().isClaimedBy(worker)).isFalse();
        assertThat(walk.request().work().nextAttemptAt()).contains(walk.now());
    }

    @Test
    void aClaimCountsUntilAnotherOneIsMadeOrTheStateChanges() {
        DpWalk walk = DpWalk.to(DpState.COLLECTING);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        walk.request().claim(first, LEASE, walk.now());
        assertThat(walk.request().isClaimedBy(first)).isTrue();
        assertThat(walk.request().work().nextAttemptAt()).contains(walk.now().plus(LEASE));

        walk.request().claim(second, LEASE, walk.now());
        assertThat(walk.request().isClaimedBy(first)).isFalse();
        assertThat(walk.request().work().attempts()).isEqualTo(2);

        walk.apply(DpHappening.COLLECTED);
        assertThat(walk.request().isClaimedBy(second)).isFalse();
    }
}
