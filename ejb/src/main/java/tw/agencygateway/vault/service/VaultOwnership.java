package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.UUID;
import tw.agencygateway.vault.service.VaultTurn.Mark;

/**
 * Whether the store is the vault of this database and of no other. The store bears a mark, which each sweep replaces and the database
 * remembers. Of a database and its copy, or of two others with one store, one finds a mark that it did not write: it leaves its dispute
 * beside it, which nobody replaces. From then on the store is nobody's, until an operator has decided and removed both.
 */
final class VaultOwnership {
    /** The folder that bears the mark; belongs to no transaction, for their ids are random. */
    static final UUID FOLDER = new UUID(0, 0);

    static final String MARK = "database";
    static final String DISPUTE = "disputed";

    private static final Logger LOG = System.getLogger(VaultOwnership.class.getName());
    private static final int MARK_BYTES = 36;

    private final VaultStore store;
    private final VaultTurn turn;

    VaultOwnership(VaultStore store, VaultTurn turn) {
        this.store = store;
        this.turn = turn;
    }

    /**
     * Puts the next mark in the place of this database's.
     *
     * @param now when the sweep began
     * @return whether the store is this database's
     */
    boolean renew(Mark mark, Instant now) throws IOException {
        if (store.exists(FOLDER, DISPUTE)) {
            report();
            return false;
        }
        if (!store.exists(FOLDER, MARK)) {
            create(MARK, mark.next());
        }
        String found = read();
        if (found.equals(mark.written().toString())) {
            write(store.begin(FOLDER, MARK), mark.next());
        } else if (!found.equals(mark.next().toString())) {
            dispute(mark);
            return false;
        }
        turn.written(mark.next(), now);
        return true;
    }

    /** Unless another node of this gateway has swept meanwhile: the mark that was found may be its. */
    private void dispute(Mark mark) throws IOException {
        if (mark.equals(turn.mark())) {
            create(DISPUTE, mark.next());
            report();
        }
    }

    private static void report() {
        LOG.log(
                Level.ERROR,
                "The vault bears the mark of another database and is not swept, by neither. Give each gateway a vault of its own;"
                        + " where this one''s database was restored or replaced on purpose, and no other gateway uses the vault,"
                        + " remove the folder {0} from it",
                FOLDER);
    }

    private void create(String name, UUID content) throws IOException {
        try {
            write(store.beginNew(FOLDER, name), content);
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, "written by another node in the same instant");
        }
    }

    private static void write(PendingObject begun, UUID content) throws IOException {
        try (RawObject object = new RawObject(begun)) {
            object.write(content.toString().getBytes(US_ASCII));
        }
    }

    private String read() throws IOException {
        try (InputStream stored = Channels.newInputStream(store.open(FOLDER, MARK))) {
            return new String(stored.readNBytes(MARK_BYTES + 1), US_ASCII);
        }
    }
}
