package tw.agencygateway.mydata.dp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadPoolExecutor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.container.Deployments;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.sp.service.ContainerClock;
import tw.agencygateway.platform.service.MovableClock;

/** A data set of its own for each test, whose authorization server and source do as the test says; nothing ticks but what the test says. */
@ExtendWith(ArquillianExtension.class)
abstract class DpFlowCase {

    static final String PERSON = "A123456789";
    static final String OTHER = "F131104093";
    static final int BOUND = 3;
    static final int MANY = 100;

    @Inject
    DpStory story;

    @Inject
    GspDiscovery discovery;

    @Inject
    DpWork work;

    @Inject
    DpSteps steps;

    @Inject
    DpThreads threads;

    @Inject
    EraseDpFiles erasure;

    @Inject
    Heartbeats heartbeats;

    @Inject
    CollectData data;

    @Inject
    DataSetRegister register;

    @Inject
    DpRetention retention;

    @Inject
    ContainerClock clock;

    GspStub gsp;
    String resource;
    SourceStub.Behaviour source;

    @Deployment
    static WebArchive deployment() {
        return Deployments.servicesWithoutTimers()
                .addClasses(
                        MovableClock.class,
                        ContainerClock.class,
                        GspStub.class,
                        SourceStub.class,
                        SourceStub.Behaviour.class,
                        DpStory.class,
                        DpStory.Answer.class,
                        DpFlowCase.class);
    }

    @BeforeEach
    void begin() throws Exception {
        gsp = new GspStub();
        resource = "API." + UUID.randomUUID();
        source = story.register(resource, gsp.url(), 0, BOUND);
        clock.move(Duration.ofMinutes(1));
        discovery.refreshDue();
        gsp.knows("token", PERSON);
    }

    @AfterEach
    void close() {
        gsp.close();
    }

    /** A worker that has done its work looks for more, and would find what a test makes due. */
    void awaitIdleWorkers() throws InterruptedException {
        ThreadPoolExecutor workers = (ThreadPoolExecutor) threads.workers();
        for (int i = 0; workers.getActiveCount() > 0 && i < 100; i++) {
            Thread.sleep(20);
        }
        assertEquals(0, workers.getActiveCount());
    }

    /** Works until the only request is in a state; the workers are the server's own. */
    void settle(DpState state) throws InterruptedException {
        work.handOut();
        for (int i = 0; story.state(resource) != state && i < 100; i++) {
            Thread.sleep(50);
        }
        assertEquals(state, story.state(resource));
    }

    /** One of many people of the same name. */
    static String person(int number) {
        String digits = "1%07d".formatted(number);
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 1};
        int sum = 1;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
