package tw.agencygateway.webhook.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void pausesAreSpread() {
        Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));
        Random chance = new Random(1);

        assertThat(IntStream.range(0, 50).mapToObj(i -> backoff.after(1, chance)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10)))
                .doesNotHaveDuplicates();
        assertThat(backoff.after(Integer.MAX_VALUE, chance)).isBetween(Duration.ofMinutes(48), Duration.ofHours(1));
    }
}
