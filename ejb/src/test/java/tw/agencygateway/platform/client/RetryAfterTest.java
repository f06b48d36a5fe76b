package tw.agencygateway.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0,                             PT0S",
        "10,                            PT10S",
        "' 10 ',                        PT10S",
        "999999999,                     PT999999999S",
        "'Mon, 5 Jan 2026 01:00:30 GMT', PT30S",
        "'Mon, 05 Jan 2026 02:00:00 GMT', PT1H",
        "'Sun, 04 Jan 2026 01:00:00 GMT', PT0S",
    })
    void readsSecondsAndDates(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "10s", "9999999999", "２", "2026-01-05T01:00:30Z"})
    void anythingElseIsAsIfItWereNotThere(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
