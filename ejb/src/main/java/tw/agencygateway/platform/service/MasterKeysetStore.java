package tw.agencygateway.platform.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tw.agencygateway.platform.entity.StoredKeyset;
import tw.agencygateway.platform.entity.StoredKeysetRepository;
import tw.agencygateway.platform.service.MasterKeysetFile.Saved;

/**
 * Where the master keyset is kept. The database holds it, sealed with a key that the database does not hold; so a change is one commit,
 * which every node sees. That key is, without a token, the oldest key in use of the keyset itself: each node has it in its file, and takes
 * the newer keys from the database into the file. With a PKCS#11 token it is the token's key, and no file is used.
 *
 * <p>The file tells which version of the row it is the copy of. A row that is older than the file, or that never knew one of its keys,
 * belongs to a database of another time (a backup, a copy that was left behind): what was sealed since would be lost with the file's keys.
 * So such a row is refused and the file left as it is.
 *
 * <p>At the first start on a database the file is made unless the operator has put one there, and is durable before the row is
 * committed. Of two nodes that start first at the same time on one database the second waits at the row's key, and must then hold the
 * same key.
 */
@Stateless
public class MasterKeysetStore {
    private static final Logger LOG = System.getLogger(MasterKeysetStore.class.getName());
    private static final String CONTEXT = "master_keyset";
    private static final String PROOF_CONTEXT = "master_key_check";
    private static final String PROOF = "This database belongs to this master keyset";

    private static final String ADVICE =
            "Nothing was changed. Connect the database that belongs to the file. To use this database all"
                    + " the same, keep the file in a safe place, and put in its stead the backup of the file from the database's time,"
                    + " or a copy without its member \"version\".";

    @Inject
    StoredKeysetRepository rows;

    @Inject
    StorageConfiguration configuration;

    @Inject
    KeysetToken token;

    @Inject
    Clock clock;

    /**
     * The keyset in force.
     *
     * @param version the database's count of changes
     * @param durable whether this node could open the database's keyset again after a restart, without another node's help
     */
    public record Held(MasterKeyset keyset, long version, boolean durable) {}

    /**
     * Opens the keyset at a start.
     *
     * @throws StartRefusedException where the key is missing, unreadable, or not the one that the database was sealed with, or where the
     *     file is newer than the database
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Held open() {
        boolean first = rows.claim(clock.instant());
        StoredKeyset row = rows.lock().orElseThrow();
        long committed = row.version();
        if (first) {
            keep(row, token.isConfigured() ? MasterKeyset.generate(clock.instant()) : firstOfTheFile(row));
        } else if (row.tokenKey().isEmpty() && (row.version() == 0 || token.isConfigured())) {
            keep(row, row.version() == 0 ? proven(row) : unsealed(row, fromFile(row)));
        } else if (token.isConfigured() && !row.tokenKey().equals(token.key())) {
            keep(row, unsealed(row, null));
        }
        MasterKeyset known = row.tokenKey().isEmpty() ? fromFile(row) : null;
        // a version that may still be rolled back is not noted in the file; that has the same keys
        return row.version() == committed ? held(row, known) : new Held(unsealed(row, known), row.version(), true);
    }

    /** The version in the database. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public long version() {
        return rows.version();
    }

    /**
     * Takes over what another node has changed.
     *
     * @param known the keyset that this node had
     * @throws StartRefusedException where this node lacks the key that it is sealed with now, or has a file that is newer
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Held reopen(MasterKeyset known) {
        long saved = versionOfTheFile(); // read first: nodes that share the file may write a later one meanwhile
        StoredKeyset row = rows.find().orElseThrow();
        if (row.version() < saved) {
            throw older(row, saved);
        }
        return held(row, known);
    }

    /** Changes the keyset for all nodes; each makes it durable when it takes it over. */
    public void change(MasterKeyset known, UnaryOperator<MasterKeyset> change) {
        StoredKeyset row = rows.lock().orElseThrow();
        keep(row, change.apply(unsealed(row, known)));
    }

    private void keep(StoredKeyset row, MasterKeyset keyset) {
        byte[] text = keyset.toText().getBytes(UTF_8);
        row.keep(
                token.isConfigured()
                        ? token.seal(text)
                        : keyset.sealingWithTheOldest().seal(text, CONTEXT),
                keyset.blindIndex(PROOF_CONTEXT, PROOF),
                token.key().orElse(null),
                clock.instant());
    }

    private Held held(StoredKeyset row, MasterKeyset known) {
        MasterKeyset keyset = unsealed(row, known);
        return new Held(keyset, row.version(), row.tokenKey().isPresent() || isInFile(row, keyset));
    }

    /** @param known has the key that seals the row, unless a token's does */
    private MasterKeyset unsealed(StoredKeyset row, MasterKeyset known) {
        try {
            byte[] text = row.tokenKey().isPresent()
                    ? token.open(row.sealed(), row.tokenKey().get())
                    : known.open(row.sealed(), CONTEXT);
            return MasterKeyset.parse(new String(text, UTF_8));
        } catch (SealBrokenException e) {
            throw wrong();
        } catch (GeneralSecurityException e) {
            throw new StartRefusedException("The master keyset in the database is of a later version.", e);
        }
    }

    /** The file may be another database's, which goes on counting here. */
    private MasterKeyset firstOfTheFile(StoredKeyset row) {
        Saved saved = file().read().orElseGet(() -> file().create(clock.instant()));
        row.beginWith(saved.version());
        return saved.keyset();
    }

    private MasterKeysetFile file() {
        return new MasterKeysetFile(configuration.masterKeyset());
    }

    /** 0 where there is none that can be read. */
    private long versionOfTheFile() {
        try {
            return token.isConfigured() ? 0 : file().read().map(Saved::version).orElse(0L);
        } catch (StartRefusedException e) {
            LOG.log(Level.DEBUG, "said where it is to be written: {0}", e.getMessage());
            return 0;
        }
    }

    private MasterKeyset fromFile(StoredKeyset row) {
        Path path = configuration.masterKeyset();
        Saved saved = file().read()
                .orElseThrow(
                        () -> new StartRefusedException("The database was sealed with a master keyset, and there is"
                                + " none at " + path
                                + ". Put the file back, or set gateway.master-keyset to where it is."
                                + " Without it nothing sealed can be read; a new one is not made."));
        if (!MessageDigest.isEqual(saved.keyset().blindIndex(PROOF_CONTEXT, PROOF), row.blindIndex())) {
            throw wrong();
        }
        if (row.version() < saved.version()) {
            throw older(row, saved.version());
        }
        return saved.keyset();
    }

    /** The file of a database from before the keyset was kept in it. */
    private MasterKeyset proven(StoredKeyset row) {
        MasterKeyset keyset = fromFile(row);
        try {
            keyset.open(row.sealed(), PROOF_CONTEXT);
            return keyset;
        } catch (SealBrokenException e) {
            throw wrong();
        }
    }

    private StartRefusedException wrong() {
        return new StartRefusedException(
                "The master keyset " + configuration.masterKeyset() + " is not the one that the"
                        + " database was sealed with, or is older than a key that was retired since. Put the right file there,"
                        + " for instance the one of another node, or set gateway.master-keyset to where it is.");
    }

    private StartRefusedException older(StoredKeyset row, long saved) {
        return new StartRefusedException("The database has version " + row.version()
                + " of the master keys, and the file " + configuration.masterKeyset() + " has version " + saved
                + ": the database is of an earlier time. " + ADVICE);
    }

    private StartRefusedException parted(StoredKeyset row, MasterKeyset.Key key, long saved) {
        return new StartRefusedException("The file " + configuration.masterKeyset() + ", version " + saved
                + " of the master keys, has the key " + KeyRotation.name(key.id()) + ", which version " + row.version()
                + " in the database never knew: they come from different databases. " + ADVICE);
    }

    private boolean isInFile(StoredKeyset row, MasterKeyset keyset) {
        Optional<Saved> saved;
        try {
            saved = file().read();
        } catch (StartRefusedException e) {
            return isNotInFile(e);
        }
        long version = saved.map(Saved::version).orElse(0L);
        if (version > row.version()) {
            return true; // another node with the same file was quicker, with a still newer keyset
        }
        if (version > 0) {
            saved.flatMap(file -> keyset.unknownOf(file.keyset())).ifPresent(key -> {
                throw parted(row, key, version);
            });
        }
        if (version == row.version() && saved.map(file -> file.keyset().keys()).equals(Optional.of(keyset.keys()))) {
            return true;
        }
        try {
            file().replace(keyset, row.version());
            return true;
        } catch (IOException e) {
            return isNotInFile(e);
        }
    }

    private boolean isNotInFile(Exception e) {
        LOG.log(
                Level.ERROR,
                "The master keyset {0} cannot be brought up to date: {1}",
                configuration.masterKeyset(),
                e.toString());
        return false;
    }
}
