package tw.agencygateway.eventlog.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.entity.TransactionEvent;
import tw.agencygateway.eventlog.entity.TransactionEvents;

/** Writes the transaction log within the database transaction of the act it tells of: both stand or neither does. */
@ApplicationScoped
public class TransactionLog {

    @Inject
    private TransactionEvents events;

    @Inject
    private Clock clock;

    /**
     * Records an event now.
     *
     * @param sourceAddress where the request came from, or null where we made it
     */
    public void record(EventCode code, TransactionEvent.Subject subject, String sourceAddress) {
        record(code, subject, sourceAddress, clock.instant());
    }

    /** As {@link #record(EventCode, TransactionEvent.Subject, String)}, of an event that has happened before. */
    public void record(EventCode code, TransactionEvent.Subject subject, String sourceAddress, Instant occurredAt) {
        events.append(new TransactionEvent(code, subject, sourceAddress, occurredAt));
    }
}
