package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The leases, taken by single statements so that the database decides between two nodes. */
@Dependent
public class LeaseRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /**
     * Takes the lease, or prolongs it where {@code holder} has it already.
     *
     * @param name the job's, at most 64 characters; its row need not exist
     * @param holder the node's name, at most 64 characters
     * @return false where another node holds it at {@code now}
     * @throws jakarta.persistence.TransactionRequiredException outside a transaction
     */
    public boolean acquire(String name, String holder, Instant now, Duration length) {
        return take(name, holder, now, now.plus(length)) || create(name, holder, now.plus(length));
    }

    /** The lease as it stands. */
    public Optional<Lease> find(String name) {
        return Optional.ofNullable(entities.find(Lease.class, name));
    }

    private boolean take(String name, String holder, Instant now, Instant until) {
        return entities.createQuery("UPDATE Lease l SET l.holder = :holder, l.heldUntil = :until"
                                + " WHERE l.name = :name AND (l.heldUntil <= :now OR l.holder = :holder)")
                        .setParameter("holder", holder)
                        .setParameter("until", until)
                        .setParameter("name", name)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private boolean create(String name, String holder, Instant until) {
        return entities.createNativeQuery("INSERT INTO lease (name, holder, held_until) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .setParameter(1, name)
                        .setParameter(2, holder)
                        .setParameter(3, until.atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }
}
