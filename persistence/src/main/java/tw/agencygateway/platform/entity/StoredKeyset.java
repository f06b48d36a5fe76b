package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * The one row with the master keyset, sealed with a key that is not in the database. By it a start sees whether its key is the one
 * that this database was sealed with, and a node whether another one has changed the keyset.
 */
@Entity
@Table(name = "master_keyset")
public class StoredKeyset {
    static final short ONLY = 1;

    @Id
    private short id;

    private byte[] sealed;

    @Column(name = "blind_index")
    private byte[] blindIndex;

    private long version;

    @Column(name = "token_key")
    private String tokenKey;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected StoredKeyset() {}

    /** Lets a row that has no keyset yet begin with a version, or with 1 where that is 0. */
    public void beginWith(long first) {
        version = Math.max(first, 1) - 1;
    }

    /**
     * Takes a keyset in, as the next version.
     *
     * @param sealedKeyset its text, sealed
     * @param constantsIndex the blind index of a constant, 32 bytes
     * @param sealingTokenKey label of the token's key that it is sealed with, or null where the nodes' files hold the key
     */
    public void keep(byte[] sealedKeyset, byte[] constantsIndex, String sealingTokenKey, Instant now) {
        sealed = sealedKeyset.clone();
        blindIndex = constantsIndex.clone();
        tokenKey = sealingTokenKey;
        version++;
        changedAt = now;
    }

    /** The keyset; a constant instead of it in version 0. */
    public byte[] sealed() {
        return sealed.clone();
    }

    public byte[] blindIndex() {
        return blindIndex.clone();
    }

    /** 0 for a row of an earlier schema, then one more with each change. */
    public long version() {
        return version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** Label of the token's key that seals it; empty where the nodes' files hold the key. */
    public Optional<String> tokenKey() {
        return Optional.ofNullable(tokenKey);
    }
}
