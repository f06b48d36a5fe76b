package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.webhook.entity.StatusChange;

/** The entity does what the table says: made from the table, one test for every state and everything that can happen in it. */
class SpTransactionFlowTest {

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
        } else if (happening == SpHappening.UNDECIDED
                && expected.filter(state::equals).isPresent()) {
            assertThat(after.due()).contains(walk.now().plus(Duration.ofMinutes(1)));
            assertThat(after.state()).isEqualTo(state);
        } else if (expected.orElse(state) == state) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after).isEqualTo(whatTheTableSays(expected.get(), walk, before));
        }
    }

    /** Made from the table too: the agency hears of a new word just once, and of no other step. */
    @TestFactory
    Stream<DynamicTest> everyNewStatusIsToldOnce() {
        return Stream.of(SpState.values())
                .flatMap(state -> Stream.of(SpHappening.values())
                        .map(happening -> dynamicTest(state + " × " + happening, () -> tellsOfIt(state, happening))));
    }

    private static void tellsOfIt(SpState state, SpHappening happening) {
        FlowWalk walk = FlowWalk.to(state);
        int before = walk.told().size();

        walk.apply(happening);

        SpTransaction transaction = walk.transaction();
        if (transaction.state().told().equals(state.told())) {
            assertThat(walk.told()).hasSize(before);
        } else {
            assertThat(walk.told()).hasSize(before + 1);
            assertThat(walk.told().get(before))
                    .isEqualTo(new StatusChange(
                            "sp.status",
                            "CLI.TEST000001",
                            transaction.txId().toString(),
                            before + 1L,
                            transaction.state().told(),
                            transaction.outcome().reason().map(SpReason::code).orElse(null),
                            "form 3",
                            walk.now()));
        }
    }

    private static Held whatTheTableSays(SpState next, FlowWalk walk, Held before) {
        Optional<Instant> due = next.work().equals(before.state().work())
                ? before.due()
                : next.work().map(work -> switch (work) {
                    case DOWNLOAD -> walk.now().plus(FlowWalk.RULES.fetchDelay());
                    case VERIFY -> walk.now();
                    case REVERIFY -> walk.now().plus(Duration.ofMinutes(1));
                });
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
    void theCredentialsOfTheRedirectCountToTheEnd() {
        FlowWalk walk = FlowWalk.to(SpState.CREATED);
        SpService service = walk.transaction().service();
        SpCredential atRedirect = new SpCredential(service.clientId(), new byte[] {2}, new byte[] {2}, walk.now());
        SpCredential later = new SpCredential(service.clientId(), new byte[] {3}, new byte[] {3}, walk.now());
        service.renewCredential(atRedirect, walk.now());
        assertThat(walk.apply(SpHappening.GO)).isTrue();

        service.renewCredential(later, walk.now());

        assertThat(walk.apply(SpHappening.TICKET)).isTrue();
        assertThat(walk.transaction().credential()).isSameAs(atRedirect);
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
