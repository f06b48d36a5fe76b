package tw.agencygateway.platform.service;

import jakarta.ejb.EJBException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Callers whose addresses are registered in the database; known here within half a minute of a change. */
public abstract class RegisteredCallers implements UnlimitedCallers {

    private static final Logger LOG = System.getLogger(RegisteredCallers.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Of the first look of all. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile AddressRanges ranges;
    private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);

    protected RegisteredCallers(Clock clock) {
        this.clock = clock;
    }

    /**
     * The ranges as they are registered now.
     *
     * @throws EJBException where the database does not say
     */
    protected abstract List<String> registered();

    /** Whether they are exempt where they call this. */
    protected boolean isFor(RateGroup group) {
        return true;
    }

    @Override
    public boolean include(RateGroup group, String address) {
        if (!isFor(group)) {
            return false;
        }
        refresh();
        AddressRanges now = ranges;
        return now != null && now.contains(address);
    }

    /**
     * The first callers wait, for nobody who is registered may be refused because another one's question is still under way. Later one
     * caller looks and the others go by what was known before: the database may be slow just when many are refused.
     */
    private void refresh() {
        Instant now = clock.instant();
        if (ranges == null) {
            lookFirst(now);
            return;
        }
        Instant due = nextLook.get();
        if (!now.isBefore(due) && nextLook.compareAndSet(due, now.plus(FRESH))) {
            look();
        }
    }

    private synchronized void lookFirst(Instant now) {
        if (ranges == null && !now.isBefore(nextLook.get())) {
            nextLook.set(now.plus(AFTER_FAILURE));
            look();
        }
    }

    private void look() {
        try {
            ranges = AddressRanges.parse(registered());
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "the registered addresses stay those known before: {0}", e.getMessage());
        } catch (MalformedAddressException e) {
            throw new IllegalStateException("a malformed address was registered", e);
        }
    }
}
