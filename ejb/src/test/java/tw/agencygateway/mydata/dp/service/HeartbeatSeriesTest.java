package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpHeartbeatHours.Hour;
import tw.agencygateway.mydata.dp.service.HeartbeatSeries.Beat;
import tw.agencygateway.mydata.dp.service.HeartbeatSeries.Cell;

class HeartbeatSeriesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:20:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));

    @Test
    void aHeartbeatEveryHourMissesNone() {
        List<Hour> heard = List.of(heard("08:59"), heard("10:01"), heard("10:59"), heard("12:00"));

        assertThat(HeartbeatSeries.of(heard, LONG_AGO, NOW, 4).missed()).isZero();
    }

    @Test
    void whatIsHalfAnHourLateIsMissing() {
        HeartbeatSeries series = HeartbeatSeries.of(List.of(heard("08:10"), heard("11:15")), LONG_AGO, NOW, 5);

        assertThat(series.cells())
                .extracting(Cell::beat)
                .containsExactly(Beat.ANSWERED, Beat.MISSED, Beat.MISSED, Beat.ANSWERED, Beat.NONE);
        assertThat(series.missed()).isEqualTo(2);
        assertThat(series.cells().get(0).start()).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void silenceUntilNowIsMissing() {
        assertThat(HeartbeatSeries.of(List.of(heard("10:45")), LONG_AGO, NOW, 5).missed())
                .isEqualTo(1);
        assertThat(HeartbeatSeries.of(List.of(heard("10:51")), LONG_AGO, NOW, 5).missed())
                .isZero();
    }

    @Test
    void silenceCountsFromTheLastChangeOfTheDataSet() {
        assertThat(HeartbeatSeries.of(List.of(), NOW.minus(Duration.ofMinutes(89)), NOW, 48)
                        .missed())
                .isZero();
        assertThat(HeartbeatSeries.of(List.of(), NOW.minus(Duration.ofMinutes(90)), NOW, 48)
                        .missed())
                .isEqualTo(1);
    }

    @Test
    void whereNoneIsExpectedNoneIsMissing() {
        assertThat(HeartbeatSeries.of(List.of(), null, NOW, 48).missed()).isZero();
    }

    @Test
    void anHourInWhichOneWasRefusedIsRefused() {
        Hour hour = new Hour("API.1", at("11:00"), at("11:40"), 3, 1);

        HeartbeatSeries series = HeartbeatSeries.of(List.of(hour), LONG_AGO, NOW, 2);

        assertThat(series.refused()).isEqualTo(1);
        assertThat(series.cells().get(0).beat()).isEqualTo(Beat.REFUSED);
    }

    private static Hour heard(String time) {
        return new Hour("API.1", at(time), at(time), 1, 0);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
