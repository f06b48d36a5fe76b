package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A node, and the version of the master keyset that it has made durable. Written by {@link KeysetNodes} alone. */
@Entity
@Table(name = "keyset_node")
public class KeysetNode {

    @Id
    private String name;

    private long version;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected KeysetNode() {}

    /** The host, and where it keeps the keyset. */
    public String name() {
        return name;
    }

    public long version() {
        return version;
    }

    public Instant seenAt() {
        return seenAt;
    }

    public boolean isSeenSince(Instant then) {
        return seenAt.isAfter(then);
    }
}
