package tw.agencygateway.vault.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The one row that says by which mark this database's vault is known. Each sweep gives the vault another one, so that of two copies of a
 * database one finds a mark that it has never heard of.
 */
@Entity
@Table(name = "vault_mark")
public class VaultMark {
    static final short ONLY = 1;

    @Id
    private short id;

    private String mark;

    @Column(name = "next_mark")
    private String next;

    @Column(name = "swept_at")
    private Instant sweptAt;

    protected VaultMark() {}

    /** The mark that the vault is to get, drawn once and kept until {@link #written} is told. */
    public UUID next() {
        if (next == null) {
            next = UUID.randomUUID().toString();
        }
        return UUID.fromString(next);
    }

    /** The vault bears the next mark now. @param now when this sweep began */
    public void written(UUID written, Instant now) {
        if (written.toString().equals(next)) {
            mark = next;
            next = null;
            sweptAt = now;
        }
    }

    /** What this database has written last. */
    public UUID mark() {
        return UUID.fromString(mark);
    }

    /** When the last sweep began that found the vault to be this database's; empty before the first. */
    public Optional<Instant> sweptAt() {
        return Optional.ofNullable(sweptAt);
    }
}
