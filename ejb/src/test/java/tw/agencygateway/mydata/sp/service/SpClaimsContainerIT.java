package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTimes;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.RawObject;
import tw.agencygateway.vault.service.Vault;

/** Claims, leases and what a crash leaves, on the real database and disk: runs inside the server. */
class SpClaimsContainerIT extends SpFlowCase {

    @Inject
    private VerifyData verifications;

    @Inject
    private TrustWatch trust;

    @Inject
    private SpTransactions transactions;

    @Inject
    private Vault vault;

    @Resource
    private UserTransaction database;

    @Resource
    private ManagedExecutorService threads;

    @Test
    void twoWorkersNeverGetOneRow() throws Exception {
        Set<UUID> all = Stream.generate(this::fetching).limit(6).collect(Collectors.toSet());
        clock.move(FETCH_DELAY);

        database.begin();
        List<UUID> locked = transactions.lockDueWork(clock.instant(), 4).stream()
                .map(SpTransaction::txId)
                .toList();
        List<UUID> claimed = new ArrayList<>(threads.submit(() -> steps.claimDue(10)).get().stream()
                .map(Claim::txId)
                .toList());
        database.rollback();

        assertEquals(4, locked.size());
        assertEquals(2, claimed.size());
        claimed.addAll(locked);
        assertEquals(all, Set.copyOf(claimed));
    }

    @Test
    void aLostLeaseIsTakenOverAndTheOldClaimCountsNoMore() {
        UUID txId = fetching();
        clock.move(FETCH_DELAY);
        Claim old = steps.claimDue(1).get(0);
        assertEquals(List.of(), steps.claimDue(1));

        clock.move(LEASE);
        Claim current = steps.claimDue(1).get(0);

        assertNotEquals(old.worker(), current.worker());
        assertTrue(steps.load(old).isEmpty());
        assertFalse(steps.apply(old, this::fail));
        assertEquals(SpState.FETCHING, story.state(txId));
        assertTrue(steps.apply(current, this::fail));
        assertEquals(SpState.FAILED, story.state(txId));
    }

    @Test
    void whatASlowWorkerHasStoredIsUsedByTheOneThatTookOver() throws Exception {
        UUID txId = fetching();
        clock.move(FETCH_DELAY);
        List<Claim> tookOver = new ArrayList<>();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE), () -> {
            clock.move(LEASE);
            tookOver.addAll(steps.claimDue(1));
        });
        platform.answers(201);

        story.work();
        assertEquals(SpState.FETCHING, story.state(txId));
        story.perform(tookOver.get(0));

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(1, platform.tickets().size());
    }

    @Test
    void aLeaseThatIsRenewedIsNotTakenOver() {
        fetching();
        clock.move(FETCH_DELAY);
        Claim claim = steps.claimDue(1).get(0);

        clock.move(LEASE.minusSeconds(1));
        steps.renew(claim);
        clock.move(LEASE.minusSeconds(1));

        assertEquals(List.of(), steps.claimDue(1));
        assertTrue(steps.load(claim).isPresent());
    }

    @Test
    void whatAFrozenWorkerHoldsIsWaitedForAsLongAsADownloadMayTake() throws Exception {
        UUID txId = fetching();
        clock.move(FETCH_DELAY);
        steps.claimDue(1);
        clock.move(LEASE);
        platform.answers(201);
        platform.answers(201);

        story.work();
        assertEquals(SpState.FETCHING, story.state(txId));
        assertEquals(
                Optional.of(SpReason.ALREADY_TAKEN),
                story.transaction(txId).outcome().reason());

        clock.move(Duration.ofMinutes(11));
        story.work();
        assertEquals(SpState.FAILED, story.state(txId));
        assertEquals(2, platform.tickets().size());
    }

    @Test
    void aVerificationThatKillsItsWorkersGoesToQuarantineAndIsTriedAgainThere() throws Exception {
        UUID txId = checking();
        for (int i = 0; i < 3; i++) {
            assertEquals(1, steps.claimDue(1).size());
            clock.move(LEASE);
        }

        story.work();
        assertEquals(SpState.UNDECIDED, story.state(txId));
        assertTrue(story.transaction(txId).outcome().report().orElseThrow().contains("not-checked"));

        clock.move(Duration.ofMinutes(1).minusMillis(1));
        assertEquals(0, story.work());
        clock.move(Duration.ofMillis(1));
        story.work();
        assertEquals(SpState.READY, story.state(txId));
        assertEquals(Optional.empty(), story.transaction(txId).outcome().reason());
    }

    @Test
    void whatCouldNotBeJudgedIsDueAsSoonAsTheTrustChanges() throws Exception {
        UUID txId = checking();
        verifications.giveUp(steps.claimDue(1).get(0));
        assertEquals(SpState.UNDECIDED, story.state(txId));
        assertEquals(0, story.work());

        trust.look();
        story.work();
        assertEquals(SpState.READY, story.state(txId));
    }

    @Test
    void aDownloadThatEndsAfterTheErasureLeavesNothing() throws Exception {
        UUID txId = fetching();
        clock.move(FETCH_DELAY);
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE), () -> {
            clock.move(Duration.ofHours(8));
            overdue.settle();
            erasure.eraseDue();
        });

        story.work();

        assertEquals(SpState.EXPIRED, story.state(txId));
        assertFalse(story.vaultHolds(txId));
    }

    @Test
    void aCrashBetweenDiskAndDatabaseRepeatsTheParsingAndNeverTheDownload() throws Exception {
        UUID txId = fetching();
        byte[] sealedKey = story.transaction(txId).holdings().vaultKey().orElseThrow();
        try (RawObject raw = vault.open(txId, sealedKey).createRaw(DownloadData.RAW)) {
            raw.write(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        }

        clock.move(FETCH_DELAY);
        story.work();

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(List.of(), platform.tickets());
    }

    @Test
    void whatADeadWorkerHadReceivedWholeIsTakenThoughItWasNotStoredToTheEnd() throws Exception {
        UUID txId = fetching();
        beginToStore(txId, CREDENTIALS.jwe(service, SpStory.RESOURCE));

        clock.move(FETCH_DELAY);
        story.work();

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(List.of(), platform.tickets());
    }

    @Test
    void whatBreaksOffIsNotTakenForAllThatCame() throws Exception {
        UUID txId = fetching();
        byte[] jwe = CREDENTIALS.jwe(service, SpStory.RESOURCE);
        beginToStore(txId, Arrays.copyOf(jwe, jwe.length - 1));
        platform.gives(jwe);

        clock.move(FETCH_DELAY);
        story.work();

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(1, platform.tickets().size());
    }

    /** As a worker leaves it that dies before it closes the object. */
    private void beginToStore(UUID txId, byte[] bytes) throws Exception {
        byte[] sealedKey = story.transaction(txId).holdings().vaultKey().orElseThrow();
        vault.open(txId, sealedKey).createRaw(DownloadData.RAW).write(bytes);
    }

    private boolean fail(SpTransaction transaction) {
        return transaction.refused(SpReason.DATA_REFUSED, "400", SpTimes.DOCUMENTED, clock.instant());
    }
}
