package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;

/**
 * The right to run one daily job, held by one node until an instant. Once that has passed any node may take it: a node
 * that dies holding it delays the job, it does not prevent it.
 *
 * <p>Rows are written by {@link LeaseRepository} alone, with conditional statements; this class is their read side.
 */
@Entity
public class Lease {

    @Id
    private String name;

    private String holder;

    @Column(name = "held_until")
    private Instant heldUntil;

    protected Lease() {}

    /** The job's name, the natural key. */
    public String name() {
        return name;
    }

    /** The node that took it last. */
    public String holder() {
        return holder;
    }

    /** Whether somebody holds it at {@code now}. */
    public boolean isHeldAt(Instant now) {
        return heldUntil.isAfter(now);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lease lease && name.equals(lease.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }
}
