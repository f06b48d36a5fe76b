package tw.agencygateway.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.MovableClock;

class CircuitBreakerTest {

    private static final Duration REST = Duration.ofSeconds(10);

    private final MovableClock clock = new MovableClock();
    private final CircuitBreaker breaker = new CircuitBreaker(2, REST, clock);

    @Test
    void letsThroughUntilSoManyFailuresInARow() {
        breaker.failed();
        assertThat(breaker.lets()).isTrue();
        breaker.succeeded();
        breaker.failed();
        assertThat(breaker.lets()).isTrue();
        breaker.failed();
        assertThat(breaker.lets()).isFalse();
    }

    @Test
    void afterItsRestOneTriesAndTheOthersWaitForWhatBecomesOfIt() {
        open();

        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isFalse();

        breaker.succeeded();
        assertThat(breaker.lets()).isTrue();
        assertThat(breaker.lets()).isTrue();
    }

    @Test
    void aTrialThatFailsBeginsAnotherRest() {
        open();
        breaker.lets();
        breaker.failed();
        clock.move(REST.minusMillis(1));
        assertThat(breaker.lets()).isFalse();
        clock.move(Duration.ofMillis(1));
        assertThat(breaker.lets()).isTrue();
    }

    private void open() {
        breaker.failed();
        breaker.failed();
        clock.move(REST);
    }
}
