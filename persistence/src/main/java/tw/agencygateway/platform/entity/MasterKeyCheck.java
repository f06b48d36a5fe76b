package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

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

    protected MasterKeyCheck() {}

    /**
     * Fills the row that {@link MasterKeyCheckRepository#claim} has made.
     *
     * @param sealedConstant a constant, sealed
     * @param constantsIndex the blind index of the same constant, 32 bytes
     */
    public void prove(byte[] sealedConstant, byte[] constantsIndex) {
        sealed = sealedConstant.clone();
        blindIndex = constantsIndex.clone();
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public byte[] blindIndex() {
        return blindIndex.clone();
    }
}
