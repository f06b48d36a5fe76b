package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row by which a start sees whether its master keyset is the one that this database was sealed with. */
@Entity
@Table(name = "master_key_check")
public class MasterKeyCheck {
    static final short ONLY = 1;

    @Id
    private short id;

    private byte[] sealed;

    @Column(name = "blind_index")
    private byte[] blindIndex;

    @Column(name = "created_at")
    private Instant createdAt;

    protected MasterKeyCheck() {}

    /**
     * @param sealed a constant, sealed
     * @param blindIndex the blind index of the same constant, 32 bytes
     */
    public MasterKeyCheck(byte[] sealed, byte[] blindIndex, Instant now) {
        this.id = ONLY;
        this.sealed = sealed.clone();
        this.blindIndex = blindIndex.clone();
        this.createdAt = now;
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public byte[] blindIndex() {
        return blindIndex.clone();
    }
}
