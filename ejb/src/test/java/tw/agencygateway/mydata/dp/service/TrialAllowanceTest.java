package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrialAllowanceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void anAccountTriesThirtyTimesAnHourWhateverOthersDo() {
        TrialAllowance allowance = new TrialAllowance();

        for (int i = 0; i < 30; i++) {
            assertThat(allowance.take("amy", NOW.plusSeconds(i))).isTrue();
        }
        assertThat(allowance.take("amy", NOW.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(allowance.take("bob", NOW.plus(Duration.ofMinutes(59)))).isTrue();
        assertThat(allowance.take("amy", NOW.plus(Duration.ofHours(1)))).isTrue();
        assertThat(allowance.take("amy", NOW.plus(Duration.ofHours(1)))).isFalse();
    }
}
