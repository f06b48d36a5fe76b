package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpHappening;
import tw.agencygateway.mydata.sp.entity.SpHoldEvent;
import tw.agencygateway.mydata.sp.entity.SpHoldEvent.Action;
import tw.agencygateway.mydata.sp.entity.SpHoldEvents;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTimes;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** Legal holds on the real database and disk: runs inside the server. */
class SpHoldContainerIT extends SpFlowCase {

    private static final String ACCOUNT = "admin";

    @Inject
    private HoldTransaction holds;

    @Inject
    private SpHoldEvents events;

    @Inject
    private EraseTransaction erasures;

    @Inject
    private TransactionRequests requests;

    @Inject
    private Race race;

    @Resource
    private UserTransaction database;

    @Test
    void aHoldBeatsRetentionAndErasureAndIsRecorded() throws Exception {
        UUID txId = ready();
        assertTrue(holds.place(txId, "court order 7", ACCOUNT));
        assertFalse(holds.place(txId, "again", ACCOUNT));

        clock.move(Duration.ofDays(400));
        overdue.settle();
        erasure.eraseDue();
        assertEquals(
                AgencyError.HELD,
                assertThrows(AgencyException.class, () -> erasures.erase(txId)).error());
        Agency agency = new Agency("test", Set.of(service));
        assertEquals(
                AgencyError.HELD,
                assertThrows(AgencyException.class, () -> erasures.erase(agency, txId))
                        .error());
        assertEquals(SpState.READY, story.state(txId));
        assertTrue(story.vaultHolds(txId));
        assertEquals(Optional.empty(), story.transaction(txId).outcome().reason());

        assertTrue(holds.release(txId, "order lifted", ACCOUNT));
        overdue.settle();
        erasure.eraseDue();
        assertEquals(SpState.ERASED, story.state(txId));
        assertEquals(
                Optional.of(SpReason.RETENTION_OVER),
                story.transaction(txId).outcome().reason());
        assertFalse(story.vaultHolds(txId));
        assertFalse(holds.place(txId, "too late", ACCOUNT));

        List<SpHoldEvent> history = events.of(txId);
        assertEquals(
                List.of(Action.PLACED, Action.RELEASED),
                history.stream().map(SpHoldEvent::action).toList());
        assertEquals(
                List.of("court order 7", "order lifted"),
                history.stream().map(SpHoldEvent::reason).toList());
        assertEquals(
                Set.of(ACCOUNT),
                Set.copyOf(history.stream().map(SpHoldEvent::account).toList()));
    }

    @Test
    void afterAReleaseTheRetentionTimeEndsWhenItWouldHave() throws Exception {
        UUID txId = ready();
        holds.place(txId, "court order 7", ACCOUNT);
        clock.move(Duration.ofDays(29));
        holds.release(txId, "order lifted", ACCOUNT);

        overdue.settle();
        assertEquals(SpState.READY, story.state(txId));
        clock.move(Duration.ofDays(1));
        overdue.settle();
        assertEquals(SpState.ERASED, story.state(txId));
    }

    @Test
    void whatIsProvenBadIsErasedThoughItWasHeld() throws Exception {
        UUID txId = checking();
        assertTrue(holds.place(txId, "court order 7", ACCOUNT));
        Claim claim = steps.claimDue(1).get(0);

        assertTrue(steps.apply(
                claim,
                transaction -> transaction.judged(
                        SpHappening.REJECTED, "{}", List.of(), SpTimes.DOCUMENTED, clock.instant())));
        erasure.eraseDue();

        assertEquals(SpState.REJECTED, story.state(txId));
        assertFalse(story.transaction(txId).schedule().isHeld());
        assertFalse(story.vaultHolds(txId));
        assertFalse(holds.release(txId, "nothing left", ACCOUNT));
        List<SpHoldEvent> history = events.of(txId);
        assertEquals(
                List.of(SpHoldEvent.Action.PLACED, SpHoldEvent.Action.RELEASED),
                history.stream().map(SpHoldEvent::action).toList());
        assertEquals("verification", history.get(1).reason());
    }

    @Test
    void beforeThereIsDataNothingIsHeld() {
        UUID txId = fetching();

        assertFalse(holds.place(txId, "court order 7", ACCOUNT));

        assertEquals(List.of(), events.of(txId));
    }

    @Test
    void anErasureThatComesDuringAHoldWaitsAndIsRefused() throws Exception {
        UUID txId = ready();

        ExecutionException refused = assertThrows(
                ExecutionException.class,
                () -> race.run(() -> holds.place(txId, "court order 7", ACCOUNT), () -> erasures.erase(txId))
                        .get());

        assertEquals(AgencyError.HELD, ((AgencyException) refused.getCause()).error());
        database.begin();
        assertEquals(SpState.READY, story.state(txId));
        assertTrue(story.transaction(txId).schedule().isHeld());
        database.commit();
        assertTrue(story.vaultHolds(txId));
    }

    @Test
    void aHoldThatComesDuringAnErasureWaitsAndIsTooLate() throws Exception {
        UUID txId = ready();

        boolean held = race.run(
                        () -> {
                            requests.end(txId, SpReason.ERASED_BY_AGENCY);
                            return null;
                        },
                        () -> holds.place(txId, "court order 7", ACCOUNT))
                .get();

        assertFalse(held);
        database.begin();
        assertEquals(SpState.ERASED, story.state(txId));
        assertFalse(story.transaction(txId).schedule().isHeld());
        assertEquals(List.of(), events.of(txId));
        database.commit();
    }
}
