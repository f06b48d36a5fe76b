package tw.agencygateway.sandbox.mydata;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The platform's own time: the machine's, moved by an offset that the management API sets. */
public final class SandboxClock extends Clock {
    private final Clock machine;
    private final List<Runnable> onMove = new ArrayList<>();
    private Duration offset = Duration.ZERO;

    public SandboxClock(Clock machine) {
        this.machine = machine;
    }

    public synchronized Duration offset() {
        return offset;
    }

    public void move(Duration newOffset) {
        List<Runnable> listeners;
        synchronized (this) {
            offset = newOffset;
            listeners = List.copyOf(onMove);
        }
        listeners.forEach(Runnable::run);
    }

    synchronized void onMove(Runnable listener) {
        onMove.add(listener);
    }

    @Override
    public synchronized Instant instant() {
        return machine.instant().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SandboxClock(machine.withZone(zone));
    }
}
