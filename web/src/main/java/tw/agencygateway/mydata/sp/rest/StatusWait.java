package tw.agencygateway.mydata.sp.rest;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.service.Agency;
import tw.agencygateway.mydata.sp.service.TransactionRequests;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/**
 * The long poll of a transaction's state. Waiting holds no thread: the row is looked at twice a second. At most 200 wait on a
 * node; whoever comes then is answered at once, which every caller must expect anyway.
 */
@ApplicationScoped
public class StatusWait {

    private static final int LONGEST_SECONDS = 30;
    private static final int MOST_WAITING = 200;
    private static final long LOOK_EVERY_MILLIS = 500;

    @Inject
    private TransactionRequests transactions;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Semaphore places = new Semaphore(MOST_WAITING);

    private record Poll(Agency agency, UUID txId, String known, Instant until, AsyncResponse response) {}

    static Duration seconds(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > LONGEST_SECONDS) {
            throw new AgencyException(AgencyError.INVALID_VALUE, "wait: 0 to " + LONGEST_SECONDS + " seconds");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    void answer(Agency agency, UUID txId, Duration wait, String known, AsyncResponse response) {
        SpTransaction transaction = transactions.of(agency, txId);
        if (wait.isZero() || isNews(transaction, known) || !places.tryAcquire()) {
            response.resume(state(transaction));
            return;
        }
        boolean waits = false;
        try {
            later(new Poll(agency, txId, known, clock.instant().plus(wait), response));
            waits = true;
        } finally {
            if (!waits) {
                places.release();
            }
        }
    }

    private void later(Poll poll) {
        scheduler.schedule(() -> look(poll), LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Poll poll) {
        boolean waits = false;
        try {
            SpTransaction transaction = transactions.of(poll.agency(), poll.txId());
            if (isNews(transaction, poll.known()) || !clock.instant().isBefore(poll.until())) {
                poll.response().resume(state(transaction));
            } else {
                later(poll);
                waits = true;
            }
        } finally {
            if (!waits) {
                places.release();
                // does nothing where it is answered already: only a failed look has left it open
                poll.response().cancel();
            }
        }
    }

    private static boolean isNews(SpTransaction transaction, String known) {
        return transaction.state().isFinal() || !transaction.state().told().equals(known);
    }

    private static Response state(SpTransaction transaction) {
        return Response.ok(TransactionJson.status(transaction))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
