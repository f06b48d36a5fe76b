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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.container.Deployments;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTimes;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.vault.service.RawObject;
import tw.agencygateway.vault.service.Vault;

/**
 * The rules of time, the claims and what a crash leaves, on the real database and disk: runs inside the server, where nothing
 * ticks but what the test says.
 */
@ExtendWith(ArquillianExtension.class)
class SpFlowContainerIT {

    private static final IssuedCredentials CREDENTIALS = new IssuedCredentials("Secret0123456789", "iv-0123456789abc");
    private static final Duration FETCH_DELAY = Duration.ofSeconds(3);
    private static final Duration LEASE = Duration.ofMinutes(10);

    @Inject
    private SpStory story;

    @Inject
    private ContainerClock clock;

    @Inject
    private ClaimedSteps steps;

    @Inject
    private SettleOverdue overdue;

    @Inject
    private EraseData erasure;

    @Inject
    private SpTransactions transactions;

    @Inject
    private Vault vault;

    @Resource
    private UserTransaction database;

    @Resource
    private ManagedExecutorService threads;

    private String service;
    private PlatformStub platform;

    @Deployment
    static WebArchive deployment() {
        return Deployments.servicesWithoutTimers()
                .addClasses(ContainerClock.class, PlatformStub.class, IssuedCredentials.class, SpStory.class);
    }

    @BeforeEach
    void begin() throws Exception {
        story.begin();
        platform = new PlatformStub();
        service = "CLI." + UUID.randomUUID();
        story.register(service, CREDENTIALS, platform.url());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aGoUrlWorksOnceAndForTenMinutes() {
        UUID used = story.start(service);
        assertTrue(story.go(used).orElseThrow().toString().startsWith(platform.url()));
        assertTrue(story.go(used).orElseThrow().toString().endsWith("error=link-used"));

        UUID late = story.start(service);
        clock.move(Duration.ofMinutes(10));
        assertTrue(story.go(late).orElseThrow().toString().endsWith("error=link-used"));
        assertEquals(SpState.EXPIRED, story.state(late));
        assertEquals(
                Optional.of(SpReason.GO_UNUSED),
                story.transaction(late).outcome().reason());
    }

    @Test
    void aCitizenWhoDoesNotComeBackWithinTwentyMinutesVoidsItAndWhatWasFetchedIsErased() throws Exception {
        UUID txId = away();
        story.notify(txId, CREDENTIALS);
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.AWAY_READY, story.state(txId));
        assertTrue(story.vaultHolds(txId));

        clock.move(Duration.ofMinutes(20).minus(FETCH_DELAY).minusSeconds(1));
        overdue.settle();
        assertEquals(SpState.AWAY_READY, story.state(txId));

        clock.move(Duration.ofSeconds(1));
        overdue.settle();
        assertEquals(SpState.VOID, story.state(txId));
        assertTrue(story.transaction(txId).holdings().vaultKey().isEmpty());
        erasure.eraseDue();
        assertFalse(story.vaultHolds(txId));
        assertEquals(List.of(140, 290, 310, 360), story.events(txId));
    }

    @Test
    void aTicketDiesAfterEightHours() throws Exception {
        UUID txId = fetching();
        clock.move(Duration.ofHours(8));
        overdue.settle();

        assertEquals(SpState.EXPIRED, story.state(txId));
        assertEquals(
                Optional.of(SpReason.TICKET_DEAD),
                story.transaction(txId).outcome().reason());
        assertEquals(0, story.work());
        assertEquals(List.of(), platform.tickets());
    }

    @Test
    void theFirstFetchComesThreeSecondsAfterTheNotificationAndWithItsTicket() throws Exception {
        UUID txId = fetching();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));

        clock.move(FETCH_DELAY.minusMillis(1));
        assertEquals(0, story.work());
        clock.move(Duration.ofMillis(1));
        assertEquals(1, story.work());

        assertEquals(SpState.READY, story.state(txId));
        assertEquals(List.of(SpStory.ticket(txId)), platform.tickets());
        assertEquals(1, story.transaction(txId).files().size());
    }

    @Test
    void aRefusalWithinTwoMinutesIsTriedAgainAndALaterOneIsFinal() throws Exception {
        UUID txId = fetching();
        platform.answers(403);
        platform.answers(403);
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.FETCHING, story.state(txId));
        assertTrue(story.due(txId).isAfter(clock.instant()));

        clock.move(Duration.ofMinutes(2));
        story.work();
        assertEquals(SpState.FAILED, story.state(txId));
        assertEquals(Optional.of("403"), story.transaction(txId).outcome().reasonCode());
        assertEquals(2, platform.tickets().size());
    }

    @Test
    void itWaitsAsLongAsItIsAskedButNotBeyondTheTicket() throws Exception {
        UUID txId = fetching();
        Instant ticketDies = clock.instant().plus(Duration.ofHours(8));
        platform.asksToWait("60");
        platform.asksToWait("999999999");
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(clock.instant().plusSeconds(60), story.due(txId));

        clock.move(Duration.ofSeconds(59));
        assertEquals(0, story.work());
        clock.move(Duration.ofSeconds(1));
        story.work();
        assertEquals(ticketDies, story.due(txId));
    }

    @Test
    void whatIsAskedForUnreadablyIsTenSecondsAndNothingIsAskedMoreOftenThanEachSecond() throws Exception {
        UUID txId = fetching();
        platform.asksToWait("soon");
        platform.asksToWait("0");
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(clock.instant().plusSeconds(10), story.due(txId));

        clock.move(Duration.ofSeconds(10));
        story.work();
        assertEquals(clock.instant().plusSeconds(1), story.due(txId));
    }

    @Test
    void dataIsErasedWhenItsRetentionIsOver() throws Exception {
        UUID txId = ready();
        clock.move(Duration.ofDays(30).minusSeconds(1));
        overdue.settle();
        assertEquals(SpState.READY, story.state(txId));

        clock.move(Duration.ofSeconds(1));
        overdue.settle();
        erasure.eraseDue();
        erasure.eraseDue();
        assertEquals(SpState.ERASED, story.state(txId));
        assertFalse(story.vaultHolds(txId));
        assertEquals(List.of(140, 300, 290, 310, 360), story.events(txId));
    }

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
    void aTransactionEndsWithTheCredentialsItBeganWith() throws Exception {
        UUID before = away();
        IssuedCredentials renewed = new IssuedCredentials("Another987654321", "iv-another-98765");
        story.renew(service, renewed, platform.url());
        UUID after = away();

        story.comeBack(before);
        story.notify(before, CREDENTIALS);
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        story.comeBack(after);
        story.notify(after, renewed);
        platform.gives(renewed.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();

        assertEquals(SpState.READY, story.state(before));
        assertEquals(SpState.READY, story.state(after));
    }

    private UUID away() {
        UUID txId = story.start(service);
        story.go(txId);
        return txId;
    }

    private UUID fetching() {
        UUID txId = away();
        story.comeBack(txId);
        story.notify(txId, CREDENTIALS);
        return txId;
    }

    private UUID ready() throws InterruptedException {
        UUID txId = fetching();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.READY, story.state(txId));
        return txId;
    }

    private boolean fail(SpTransaction transaction) {
        return transaction.refused(SpReason.DATA_REFUSED, "400", SpTimes.DOCUMENTED, clock.instant());
    }
}
