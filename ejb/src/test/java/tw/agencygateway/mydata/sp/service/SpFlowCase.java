package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.container.Deployments;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.platform.service.MovableClock;

/** A service of its own for each test, on a platform that answers as the test says; nothing ticks but what the test says. */
@ExtendWith(ArquillianExtension.class)
abstract class SpFlowCase {

    static final IssuedCredentials CREDENTIALS = new IssuedCredentials("Secret0123456789", "iv-0123456789abc");
    static final Duration FETCH_DELAY = Duration.ofSeconds(3);
    static final Duration LEASE = Duration.ofMinutes(1);

    @Inject
    SpStory story;

    @Inject
    ContainerClock clock;

    @Inject
    ClaimedSteps steps;

    @Inject
    DownloadData downloads;

    @Inject
    SettleOverdue overdue;

    @Inject
    EraseData erasure;

    String service;
    PlatformStub platform;

    @Deployment
    static WebArchive deployment() {
        return Deployments.servicesWithoutTimers()
                .addClasses(
                        MovableClock.class,
                        ContainerClock.class,
                        PlatformStub.class,
                        IssuedCredentials.class,
                        SpStory.class,
                        Race.class,
                        SpFlowCase.class);
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

    UUID away() {
        UUID txId = story.start(service);
        story.go(txId);
        return txId;
    }

    UUID fetching() {
        UUID txId = away();
        story.comeBack(txId);
        story.notify(txId, CREDENTIALS);
        return txId;
    }

    /** Received, though nobody has verified it yet. */
    UUID checking() throws InterruptedException {
        UUID txId = fetching();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        downloads.perform(steps.claimDue(1).get(0));
        assertEquals(SpState.CHECKING, story.state(txId));
        clock.move(LEASE);
        return txId;
    }

    UUID ready() throws InterruptedException {
        UUID txId = fetching();
        platform.gives(CREDENTIALS.jwe(service, SpStory.RESOURCE));
        clock.move(FETCH_DELAY);
        story.work();
        assertEquals(SpState.READY, story.state(txId));
        return txId;
    }
}
