package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyStoreException;
import java.security.ProviderException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.MovableClock;

class TokenCallsTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final MovableClock clock = new MovableClock();
    private final TokenCalls calls = new TokenCalls();

    @BeforeEach
    void open() {
        calls.clock = clock;
        calls.open(Thread::new);
    }

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void anAnswerAndAFailureAreTheCallsOwn() throws Exception {
        assertThat(calls.<String>call(AMPLE, () -> "signed")).isEqualTo("signed");
        assertThatThrownBy(() -> calls.call(AMPLE, () -> {
                    throw new KeyStoreException("no such key");
                }))
                .isInstanceOf(KeyStoreException.class);
        assertThatThrownBy(() -> calls.call(AMPLE, () -> {
                    throw new ProviderException("CKR_DEVICE_ERROR");
                }))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void aTokenThatFallsSilentIsLeftAloneAfterSomeCallsAndTriedAgainLater() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> calls.call(SHORT, () -> {
                        asked.incrementAndGet();
                        return end.await(1, TimeUnit.MINUTES);
                    }))
                    .isInstanceOf(TimeoutException.class);
        }
        assertThat(asked).hasValue(5);

        clock.move(Duration.ofSeconds(10));

        assertThat(calls.<String>call(AMPLE, () -> "signed")).isEqualTo("signed");
        assertThat(calls.<String>call(AMPLE, () -> "again")).isEqualTo("again");
    }
}
