package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import tw.agencygateway.platform.service.MasterKeysetStore.Held;

/**
 * Seals what must not be readable in the database, and makes keyed hashes of what must be found there.
 *
 * <p>The keys come from the {@link MasterKeysetStore}. Another node may change them at any time: before a keyset that was not compared
 * with the database for {@value #TRUSTED_SECONDS} seconds seals anything, and when it does not open something, the database's
 * version is read. So no node goes on sealing with a key that is going to be retired.
 *
 * <p>A database that is older than what this node has (restored, or a copy that was left behind) does not know the newest keys. Once that
 * is seen this node is not ready and seals nothing, until the database is the newer one again; it still opens.
 */
@ApplicationScoped
public class MasterKeys {
    static final int TRUSTED_SECONDS = 60;

    @Inject
    MasterKeysetStore store;

    @Inject
    Clock clock;

    private volatile Confirmed current;
    private StartRefusedException refused;

    private record Confirmed(Held held, Instant at) {}

    /**
     * Loads the keys where that has not been done yet. What was refused once is not tried again: a token locks itself after a few wrong
     * PINs.
     *
     * @throws StartRefusedException where they do not fit the database
     */
    public synchronized void load() {
        if (refused != null) {
            throw refused;
        }
        if (current == null) {
            try {
                confirm(store.open());
            } catch (StartRefusedException e) {
                refused = e;
                throw e;
            }
        }
    }

    /**
     * Takes over what another node has changed.
     *
     * @return what this node has now
     * @throws StartRefusedException where this node cannot open the keyset any more, or where it is older than this node's; from then
     *     on this node seals nothing until it could take it over
     */
    public Held follow() {
        Held held = confirmed().held();
        try {
            return confirm(inForce(held)).held();
        } catch (StartRefusedException e) {
            distrust();
            throw e;
        }
    }

    private Held inForce(Held known) {
        long version = store.version();
        if (version < known.version()) {
            throw new StartRefusedException(
                    "The database has version " + version
                            + " of the master keys, and this node has version " + known.version()
                            + ": the database is of an earlier time. Connect the right one; to go on with this one, restart the node.");
        }
        return version == known.version() && known.durable() ? known : store.reopen(known.keyset());
    }

    /** The version alone will not do: the older database may have reached it by another way. */
    private synchronized void distrust() {
        Held held = current.held();
        current = new Confirmed(new Held(held.keyset(), held.version(), false), Instant.EPOCH);
    }

    /** Whether they were compared with the database lately; false on a node that cannot take over a change. */
    public boolean areCurrent() {
        Confirmed known = current;
        return known != null && clock.instant().isBefore(known.at().plus(Duration.ofSeconds(2 * TRUSTED_SECONDS)));
    }

    /** Of two threads that followed at the same time the one with the newer keyset counts. */
    private synchronized Confirmed confirm(Held held) {
        if (current == null || current.held().version() <= held.version()) {
            current = new Confirmed(held, clock.instant());
        }
        return current;
    }

    private Confirmed confirmed() {
        if (current == null) {
            load();
        }
        return current;
    }

    /** The keyset as this node knows it. */
    MasterKeyset keyset() {
        return confirmed().held().keyset();
    }

    private MasterKeyset sealing() {
        Confirmed known = confirmed();
        Instant trusted = known.at().plus(Duration.ofSeconds(TRUSTED_SECONDS));
        return clock.instant().isBefore(trusted) ? known.held().keyset() : follow().keyset();
    }

    /**
     * @param context what is sealed and where it is kept, such as {@code sp_transaction.person}; needed again to open it
     * @return AES-256-GCM ciphertext with key id, nonce and tag: 33 bytes longer than the plaintext
     */
    public byte[] seal(byte[] plaintext, String context) {
        return sealing().seal(plaintext, context);
    }

    /** @throws SealBrokenException where the bytes were altered, or sealed for another context or with other keys */
    public byte[] open(byte[] sealed, String context) {
        Held held = confirmed().held();
        try {
            return held.keyset().open(sealed, context);
        } catch (SealBrokenException e) {
            if (store.version() == held.version()) {
                throw e;
            }
            return follow().keyset().open(sealed, context);
        }
    }

    /** @return 32 bytes by which the value can be found without being readable; equal for equal context and value */
    public byte[] blindIndex(String context, String value) {
        return keyset().blindIndex(context, value);
    }

    /** @return 32 unguessable bytes, always the same for context and value; unrelated to {@link #blindIndex} */
    public byte[] derive(String context, String value) {
        return keyset().derive(context, value);
    }
}
