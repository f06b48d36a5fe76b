package tw.agencygateway.mydata.sp.service;

import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** Two that want one row at once. */
@Dependent
public class Race {

    @Resource
    private UserTransaction database;

    @Resource
    private ManagedExecutorService threads;

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * Does the first in an open database transaction, and commits once the second waits for its row. What follows reads in a
     * transaction of its own: without one it would share an entity manager with the second's thread, which closes it when it ends.
     */
    <T> Future<T> run(Callable<?> first, Callable<T> second) throws Exception {
        database.begin();
        first.call();
        entities.flush();
        Future<T> waiting = threads.submit(second);
        while (!waiting.isDone() && !somebodyWaits()) {
            Thread.onSpinWait();
        }
        assertFalse(waiting.isDone(), "the second did not wait");
        database.commit();
        return waiting;
    }

    private boolean somebodyWaits() {
        Number waiting = (Number) entities.createNativeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                .getSingleResult();
        return waiting.intValue() > 0;
    }
}
