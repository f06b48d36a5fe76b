package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DpWaitersTest {

    private final DpWaiters waiters = new DpWaiters();
    private final UUID uid = UUID.randomUUID();

    @Test
    void allWhoWaitForARequestAreWoken() {
        CompletableFuture<Void> one = waiters.of(uid);
        CompletableFuture<Void> two = waiters.of(uid);
        CompletableFuture<Void> other = waiters.of(UUID.randomUUID());

        waiters.wake(uid);

        assertThat(one).isCompleted();
        assertThat(two).isCompleted();
        assertThat(other).isNotDone();
        assertThat(waiters.size()).isEqualTo(1);
    }

    @Test
    void whoGivesUpIsForgotten() {
        waiters.of(uid).complete(null);

        assertThat(waiters.size()).isZero();
    }
}
