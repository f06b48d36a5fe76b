package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
    private static final String CALLER = "192.0.2.1";

    private final MovableClock clock = new MovableClock();
    private final RateLimits limits =
            limits("60/3", (group, address) -> group == RateGroup.API && address.equals("203.0.113.5"));

    @Test
    void asManyAsTheBurstAreAnsweredAtOnceAndThenOneForEachTokenThatComes() {
        assertThat(answered(3)).isEqualTo(3);
        assertThat(limits.refuse(RateGroup.API, CALLER)).contains(1L);

        clock.move(Duration.ofSeconds(2));
        assertThat(answered(5)).isEqualTo(2);

        clock.move(Duration.ofSeconds(3600));
        assertThat(answered(5)).isEqualTo(3);
    }

    @Test
    void whoWaitsAsLongAsToldIsAnswered() {
        RateLimits slow = limits("7/1", (group, address) -> false);
        assertThat(slow.refuse(RateGroup.API, CALLER)).isEmpty();

        long seconds = slow.refuse(RateGroup.API, CALLER).orElseThrow();

        assertThat(seconds).isEqualTo(9);
        clock.move(Duration.ofSeconds(seconds - 1));
        assertThat(slow.refuse(RateGroup.API, CALLER)).isPresent();
        clock.move(Duration.ofSeconds(1));
        assertThat(slow.refuse(RateGroup.API, CALLER)).isEmpty();
    }

    @Test
    void refusedCallsDoNotLengthenTheWait() {
        answered(100);
        clock.move(Duration.ofSeconds(1));
        assertThat(answered(2)).isEqualTo(1);
    }

    @Test
    void callersAndGroupsDoNotDisturbEachOther() {
        answered(4);

        assertThat(limits.refuse(RateGroup.API, "192.0.2.2")).isEmpty();
        assertThat(limits.refuse(RateGroup.GO, CALLER)).isEmpty();
    }

    @Test
    void aCallerCannotGrowByChoosingAmongTheAddressesOfItsNetwork() {
        for (int i = 0; i < 3; i++) {
            assertThat(limits.refuse(RateGroup.API, "2001:db8:0:1::" + i)).isEmpty();
        }
        assertThat(limits.refuse(RateGroup.API, "2001:db8:0:1:ffff::9")).isPresent();
        assertThat(limits.refuse(RateGroup.API, "2001:db8:0:2::1")).isEmpty();
    }

    @Test
    void whoIsExemptSomewhereIsNotExemptElsewhere() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> limits.refuse(RateGroup.LOGIN, "203.0.113.5")))
                .anyMatch(Optional::isPresent);
    }

    @Test
    void whoIsExemptIsNeverRefused() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> limits.refuse(RateGroup.API, "203.0.113.5")))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void aClockThatIsSetBackRefusesNoLongerThanAnEmptyBucketTakesToFill() {
        answered(3);
        clock.move(Duration.ofDays(-1));
        assertThat(limits.refuse(RateGroup.API, CALLER)).contains(1L);
        clock.move(Duration.ofSeconds(1));
        assertThat(answered(1)).isEqualTo(1);
    }

    @Test
    void theTableDoesNotGrowWithItsCallersAndForgetsWhoCalledLongAgo() {
        TokenBuckets buckets = new TokenBuckets(1, 1, 100);
        buckets.take("first", clock.instant());
        for (int i = 0; i < 100_000; i++) {
            assertThat(buckets.take("spoofed " + i, clock.instant())).isEmpty();
            assertThat(buckets.size()).isLessThanOrEqualTo(100);
        }
        assertThat(buckets.take("spoofed 99999", clock.instant())).isPresent();
        assertThat(buckets.take("first", clock.instant())).isEmpty();
    }

    @Test
    void aLimitCanBeTurnedOff() {
        RateLimits off = limits("0", (group, address) -> false);

        assertThat(IntStream.range(0, 10_000).mapToObj(i -> off.refuse(RateGroup.API, CALLER)))
                .allMatch(Optional::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "60/", "-1/5", "0/5", "5/0", "60/3/1", "many", "99999999/1"})
    void aSettingThatIsNoneIsNamed(String text) {
        assertThatThrownBy(() -> limits(text, (group, address) -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gateway.rate.api");
    }

    @ParameterizedTest
    @CsvSource({
        "/mydata-sp/notification,POST,NOTIFICATION",
        "/go/x,GET,GO",
        "/return/CLI.1,GET,RETURN",
        "/api/v1/sp/transactions,GET,API",
        "/status/live,GET,STATUS",
        "/admin/login.xhtml,POST,LOGIN",
        "/admin/login.xhtml,PUT,LOGIN",
        "/admin/login.xhtml,GET,CONSOLE",
        "/admin/login.xhtml,HEAD,CONSOLE",
        "/admin/index.xhtml,POST,CONSOLE",
        "/gopher,GET,CONSOLE",
        "/,GET,CONSOLE",
        "'',GET,CONSOLE"
    })
    void everyPathBelongsToAGroup(String path, String method, RateGroup group) {
        assertThat(RateGroup.of(path, method)).isEqualTo(group);
    }

    @Test
    void refusalsAreOneLineAMinuteHoweverMany() {
        Lines lines = new Lines();
        Logger log = Logger.getLogger(RateLimits.class.getName());
        log.addHandler(lines);
        try {
            answered(1000);
            assertThat(lines.count).isEqualTo(1);
            clock.move(Duration.ofSeconds(60));
            answered(1000);
            assertThat(lines.count).isEqualTo(2);
        } finally {
            log.removeHandler(lines);
        }
    }

    private long answered(int calls) {
        return IntStream.range(0, calls)
                .filter(i -> limits.refuse(RateGroup.API, CALLER).isEmpty())
                .count();
    }

    private RateLimits limits(String api, UnlimitedCallers unlimited) {
        Map<String, String> settings = Map.of("gateway.rate.api", api);
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(settings.get(arguments[0])));
        return new RateLimits(config, clock, List.of(unlimited));
    }

    private static final class Lines extends Handler {
        private int count;

        @Override
        public void publish(LogRecord line) {
            count++;
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
