package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;
import tw.agencygateway.platform.service.UnlimitedCallers;

/** The platform's own addresses, as the services name them; known here within half a minute of a change. */
@ApplicationScoped
public class PlatformCallers implements UnlimitedCallers {

    private static final Logger LOG = System.getLogger(PlatformCallers.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** Of the first look of all. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private ServiceRegister services;
    private Clock clock;
    private volatile AddressRanges ranges;
    private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);

    protected PlatformCallers() {}

    @Inject
    PlatformCallers(ServiceRegister services, Clock clock) {
        this.services = services;
        this.clock = clock;
    }

    @Override
    public boolean include(String address) {
        refresh();
        AddressRanges now = ranges;
        return now != null && now.contains(address);
    }

    /**
     * The first callers wait, for nobody of the platform may be refused because another one's question is still under way. Later one
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
            ranges = AddressRanges.parse(services.platformAddresses());
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "the platform''s addresses stay those known before: {0}", e.getMessage());
        } catch (MalformedAddressException e) {
            throw new IllegalStateException("a service was registered with a malformed platform address", e);
        }
    }
}
