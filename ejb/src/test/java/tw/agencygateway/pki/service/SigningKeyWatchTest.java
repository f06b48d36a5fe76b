package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says of the end of the signing keys. */
class SigningKeyWatchTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Logger LOG = Logger.getLogger(SigningKeyWatch.class.getName());

    private final List<String> told = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord said) {
            told.add(said.getLevel() + " " + said.getParameters()[0]);
        }

        @Override
        public void flush() {
            told.size();
        }

        @Override
        public void close() {
            told.clear();
        }
    };
    private SigningFixture signing;

    @BeforeEach
    void open() throws Exception {
        signing = new SigningFixture(SigningFixture.noToken());
        LOG.addHandler(handler);
    }

    @AfterEach
    void close() {
        LOG.removeHandler(handler);
        signing.close();
    }

    @Test
    void theEndIsToldOnceEachSixtyThirtyAndSevenDaysBeforeAndWhenItIsThere() throws Exception {
        make("first", Duration.ZERO, Duration.ofDays(61));
        List<Integer> days = new ArrayList<>();
        for (int left = 61; left > -3; left--) {
            int before = told.size();
            look();
            look();
            if (told.size() > before) {
                days.add(left);
            }
            signing.clock.move(DAY);
        }

        assertThat(told).containsExactly("WARNING first", "WARNING first", "SEVERE first", "SEVERE first");
        assertThat(days).containsExactly(60, 30, 7, 0);
    }

    @Test
    void aKeyThatAnotherFollowsIsNotWarnedOf() throws Exception {
        make("first", Duration.ZERO, Duration.ofDays(40));
        make("second", DAY, Duration.ofDays(365));
        look();
        assertThat(told).isEmpty();

        signing.in(() -> signing.register.retire("second", "tester"));
        look();

        assertThat(told).containsExactly("WARNING first");
    }

    @Test
    void aGapBetweenTwoKeysIsWarnedOf() throws Exception {
        make("first", Duration.ZERO, Duration.ofDays(40));
        make("second", Duration.ofDays(41), Duration.ofDays(365));
        look();

        assertThat(told).containsExactly("WARNING first");
    }

    @Test
    void anotherCertificateEndsTheWarnings() throws Exception {
        make("first", Duration.ZERO, Duration.ofDays(3));
        look();
        signing.certify("first", signing.clock.instant(), Duration.ofDays(50));
        look();

        assertThat(told).containsExactly("SEVERE first", "WARNING first");
    }

    private void make(String name, Duration from, Duration life) throws Exception {
        signing.in(() -> signing.register.make(name, 2048, SigningFixture.SUBJECT, "tester"));
        signing.certify(name, signing.clock.instant().plus(from), life);
    }

    private void look() throws Exception {
        signing.in(signing.watch::check);
    }
}
