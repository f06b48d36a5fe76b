package tw.agencygateway.mydata.dp.service;

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
}
