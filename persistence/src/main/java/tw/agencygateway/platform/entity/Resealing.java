package tw.agencygateway.platform.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/** How far one {@link SealedColumn} has come in being sealed anew with the newest master key; a crash goes on from here. */
@Entity
public class Resealing {

    @Id
    private String name;

    @Column(name = "key_id")
    private long keyId;

    private long position;
    private long resealed;
    private long broken;

    @Column(name = "done_at")
    private Instant doneAt;

    protected Resealing() {}

    /** Nothing of the column is known to be sealed with the key yet. */
    public Resealing(SealedColumn column, long keyId) {
        this.name = column.name();
        begin(keyId);
    }

    /** Begins anew, for another key. */
    public void begin(long newKeyId) {
        keyId = newKeyId;
        resealed = 0;
        again();
    }

    /** Begins another round from the first row, for the same key. */
    public void again() {
        position = 0;
        broken = 0;
        doneAt = null;
    }

    /** A value up to this id was sealed anew. */
    public void resealed(long id) {
        position = id;
        resealed++;
    }

    /** The value of this id does not open, and is left as it is. */
    public void broken(long id) {
        position = id;
        broken++;
    }

    public void done(Instant now) {
        doneAt = now;
    }

    /** The column, as {@link SealedColumn#name()} has it. */
    public String name() {
        return name;
    }

    public long keyId() {
        return keyId;
    }

    /** The id up to which this round has come. */
    public long position() {
        return position;
    }

    /** How many values were sealed anew with this key. */
    public long resealed() {
        return resealed;
    }

    /** How many values of this round no key opens. */
    public long broken() {
        return broken;
    }

    /** When nothing was left; empty while there is. */
    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }
}
