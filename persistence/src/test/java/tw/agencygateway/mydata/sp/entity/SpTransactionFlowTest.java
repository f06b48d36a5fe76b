package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/** The entity does what the table says: made from the table, one test for every state and everything that can happen in it. */
class SpTransactionFlowTest {

    private record Held(
            SpState state,
            boolean ticket,
            boolean key,
            boolean vaultKey,
            int files,
            Optional<Instant> deadline,
            Optional<Instant> due) {

        static Held by(SpTransaction transaction) {
            return new Held(
                    transaction.state(),
                    transaction.holdings().ticket().isPresent(),
                    transaction.holdings().secretKey().isPresent(),
                    transaction.holdings().vaultKey().isPresent(),
                    transaction.files().size(),
                    transaction.schedule().deadlineAt(),
                    transaction.schedule().nextAttemptAt());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyStateAndHappening() {
        return Stream.of(SpState.values())
                .flatMap(state -> Stream.of(SpHappening.values())
                        .map(happening ->
                                dynamicTest(state + " × " + happening, () -> doesWhatTheTableSays(state, happening))));
    }

    private static void doesWhatTheTableSays(SpState state, SpHappening happening) {
        FlowWalk walk = FlowWalk.to(state);
        Held before = Held.by(walk.transaction());

        boolean accepted = walk.apply(happening);

        Optional<SpState> expected = state.on(happening);
        assertThat(accepted).isEqualTo(expected.isPresent());
        Held after = Held.by(walk.transaction());
        if (happening == SpHappening.LATER && accepted) {
            assertThat(after.due()).contains(FlowWalk.LATER);
            assertThat(after.state()).isEqualTo(state);
        } else if (expected.orElse(state) == state) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after).isEqualTo(whatTheTableSays(expected.get(), walk, before));
        }
    }

    private static Held whatTheTableSays(SpState next, FlowWalk walk, Held before) {
        Optional<Instant> due = next.work().equals(before.state().work())
                ? before.due()
                : next.work()
                        .map(work -> work == Work.DOWNLOAD ? walk.now().plus(FlowWalk.RULES.fetchDelay()) : walk.now());
        return new Held(
                next,
                next.keeps(Kept.TICKET),
                next.keeps(Kept.KEY),
                !next.isFinal(),
                next.keeps(Kept.FILES) ? 1 : 0,
                deadline(next, walk.transaction().times()),
                due);
    }

    private static Optional<Instant> deadline(SpState state, SpMilestones times) {
        return state.deadline().map(kind -> switch (kind) {
            case GO -> times.created().plus(FlowWalk.RULES.go());
            case RETURN -> times.redirected().orElseThrow().plus(FlowWalk.RULES.returning());
            case TICKET -> times.notified().or(times::redirected).orElseThrow().plus(FlowWalk.RULES.ticket());
            case RETENTION -> times.received().orElseThrow().plus(FlowWalk.RETENTION);
        });
    }

    @TestFactory
    Stream<DynamicTest> noDeadlinePassesBeforeItsTime() {
        return Stream.of(SpState.values())
                .filter(state -> !state.isFinal())
                .map(state -> dynamicTest(state.name(), () -> {
                    SpTransaction transaction = FlowWalk.to(state).transaction();
                    Instant justBefore =
                            transaction.schedule().deadlineAt().orElseThrow().minusNanos(1);

                    assertThat(transaction.overdue(FlowWalk.RULES, justBefore)).isFalse();
                    assertThat(transaction.state()).isEqualTo(state);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherTicketIsRefusedOnceThereWasOne() {
        return Stream.of(SpState.AWAY_FETCHING, SpState.FETCHING, SpState.CHECKING, SpState.READY, SpState.REJECTED)
                .map(state -> dynamicTest(state.name(), () -> {
                    FlowWalk walk = FlowWalk.to(state);
                    byte[] other = {8};

                    assertThat(walk.transaction().notified(other, other, other, FlowWalk.RULES, walk.now()))
                            .isFalse();
                    assertThat(walk.transaction().state()).isEqualTo(state);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aReturnCodeIsNoReasonOnceThereIsData() {
        return Stream.of(SpState.AWAY_CHECKING, SpState.AWAY_READY, SpState.AWAY_UNDECIDED)
                .map(state -> dynamicTest(state.name(), () -> {
                    FlowWalk walk = FlowWalk.to(state);
                    Optional<SpReason> before = walk.transaction().outcome().reason();

                    walk.apply(SpHappening.RETURN_DECLINED);

                    assertThat(walk.transaction().outcome().reason()).isEqualTo(before);
                    assertThat(walk.transaction().outcome().returnCode()).contains("205");
                }));
    }

    @Test
    void aDataSetThatCannotBeDeliveredIsMarkedAndALateWordOfItOnlyRecorded() {
        FlowWalk early = FlowWalk.to(SpState.FETCHING);
        early.apply(SpHappening.UNABLE);
        assertThat(early.transaction().dataSets())
                .extracting(SpRequestedDataSet::code)
                .containsExactly("unable_to_deliver");
        assertThat(early.transaction().outcome().reason()).contains(SpReason.UNABLE_TO_DELIVER);

        FlowWalk late = FlowWalk.to(SpState.READY);
        late.apply(SpHappening.UNABLE);
        assertThat(late.transaction().outcome().unableToDeliver()).containsExactly(FlowWalk.RESOURCE);
        assertThat(late.transaction().outcome().reason()).isEmpty();
    }

    @Test
    void aClaimEndsWithTheWorkItWasFor() {
        FlowWalk walk = FlowWalk.to(SpState.AWAY_FETCHING);
        UUID worker = UUID.randomUUID();
        walk.transaction().claim(worker, FlowWalk.LATER);

        walk.apply(SpHappening.RETURN_OK);
        assertThat(walk.transaction().isClaimedBy(worker)).isTrue();

        walk.apply(SpHappening.DATA);
        assertThat(walk.transaction().isClaimedBy(worker)).isFalse();
        assertThat(walk.transaction().schedule().attempts()).isZero();
    }

    @Test
    void goneDataIsReportedOnceAndOnlyWhereThereWasSome() {
        SpTransaction rejected = FlowWalk.to(SpState.REJECTED).transaction();
        assertThat(List.of(rejected.erased(FlowWalk.LATER), rejected.erased(FlowWalk.LATER)))
                .containsExactly(true, false);

        assertThat(FlowWalk.to(SpState.DECLINED).transaction().erased(FlowWalk.LATER))
                .isFalse();
    }
}
