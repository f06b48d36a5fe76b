package tw.agencygateway.platform.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.agencygateway.container.Deployments;
import tw.agencygateway.platform.entity.LeaseRepository;

/** Runs inside the server: transactions, pool and PostgreSQL are the real ones. */
@ExtendWith(ArquillianExtension.class)
class LeaseIT {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    private LeaseRepository leases;

    @Resource
    private UserTransaction transaction;

    @Resource
    private ManagedExecutorService threads;

    private final String job = UUID.randomUUID().toString();

    @Deployment
    static WebArchive deployment() {
        return Deployments.services();
    }

    @Test
    void ofManyNodesAtOnceOneGetsIt() throws Exception {
        List<Callable<Boolean>> nodes = IntStream.range(0, 8)
                .mapToObj(node -> (Callable<Boolean>) () -> acquire("node-" + node, NOW))
                .toList();

        int holders = 0;
        for (Future<Boolean> node : threads.invokeAll(nodes)) {
            holders += node.get() ? 1 : 0;
        }

        assertEquals(1, holders);
    }

    @Test
    void itsHolderProlongsItAndOthersWait() throws Exception {
        assertTrue(acquire("one", NOW));

        assertTrue(acquire("one", NOW.plus(HOUR).minusSeconds(1)));
        assertFalse(acquire("other", NOW.plus(HOUR).plusSeconds(1)));
    }

    @Test
    void onceItHasRunOutAnyoneTakesIt() throws Exception {
        assertTrue(acquire("one", NOW));

        assertTrue(acquire("other", NOW.plus(HOUR)));
        assertEquals("other", leases.find(job).orElseThrow().holder());
    }

    private boolean acquire(String node, Instant now) throws Exception {
        transaction.begin();
        try {
            return leases.acquire(job, node, now, HOUR);
        } finally {
            transaction.commit();
        }
    }
}
