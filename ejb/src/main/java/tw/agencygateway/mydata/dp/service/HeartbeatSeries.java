package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.agencygateway.mydata.dp.entity.DpHeartbeatHours.Hour;

/**
 * The last hours of a data set as MyData's heartbeats saw them, and the ones that it should have sent but did not: one an hour, each at
 * most half an hour late.
 */
public record HeartbeatSeries(List<Cell> cells) {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration LATE = Duration.ofMinutes(30);

    /** What became of an hour. */
    public enum Beat {
        /** nothing was to be heard */
        NONE,
        ANSWERED,
        /** at least one was told that the data set could not be fetched */
        REFUSED,
        MISSED
    }

    /** One hour, and what became of it. */
    public record Cell(Instant start, Beat beat) {}

    /**
     * Puts the hours in order.
     *
     * @param heard in order
     * @param silentSince from when on one is missing where none was heard since; null where none is expected
     * @param length how many hours up to now
     */
    static HeartbeatSeries of(List<Hour> heard, Instant silentSince, Instant now, int length) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(EVERY.multipliedBy(length - 1L));
        Beat[] beats = new Beat[length];
        Arrays.fill(beats, Beat.NONE);
        Instant last = null;
        for (Hour hour : heard) {
            if (last != null) {
                miss(beats, first, last, hour.first());
            }
            last = hour.last();
        }
        if (silentSince != null) {
            miss(beats, first, last == null || last.isBefore(silentSince) ? silentSince : last, now);
        }
        for (Hour hour : heard) {
            set(beats, first, hour.last(), hour.refused() > 0 ? Beat.REFUSED : Beat.ANSWERED);
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            cells.add(new Cell(first.plus(EVERY.multipliedBy(i)), beats[i]));
        }
        return new HeartbeatSeries(cells);
    }

    private static void miss(Beat[] beats, Instant first, Instant from, Instant until) {
        for (Instant due = from.plus(EVERY); !until.isBefore(due.plus(LATE)); due = due.plus(EVERY)) {
            set(beats, first, due, Beat.MISSED);
        }
    }

    private static void set(Beat[] beats, Instant first, Instant at, Beat beat) {
        long place = Duration.between(first, at).toHours();
        if (!at.isBefore(first) && place < beats.length) {
            beats[(int) place] = beat;
        }
    }

    /** In how many hours one was missing. */
    public long missed() {
        return count(Beat.MISSED);
    }

    /** In how many hours one was told that the data set could not be fetched. */
    public long refused() {
        return count(Beat.REFUSED);
    }

    private long count(Beat beat) {
        return cells.stream().filter(cell -> cell.beat() == beat).count();
    }
}
