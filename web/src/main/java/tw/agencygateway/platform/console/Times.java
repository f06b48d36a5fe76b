package tw.agencygateway.platform.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the console shows them: in Taiwan's zone, whatever the server's. */
@Named
@ApplicationScoped
public class Times {

    /** The zone in which days begin, here and at MyData (decisions row 29). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    @Inject
    private Clock clock;

    /** {@code 2026-03-01 16:00:00}, or a dash for null. */
    public String show(Instant instant) {
        return instant == null ? "—" : SECOND.format(instant);
    }

    /** {@code 2026-03-01}, or a dash for null. */
    public String day(Instant instant) {
        return instant == null ? "—" : LocalDate.ofInstant(instant, ZONE).toString();
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    public boolean isPast(Instant instant) {
        return instant.isBefore(clock.instant());
    }

    /** Whether it is past or comes within so many days. */
    public boolean isNear(Instant instant, int days) {
        return instant.isBefore(clock.instant().plus(Duration.ofDays(days)));
    }
}
