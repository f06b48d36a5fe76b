package tw.agencygateway.vault.service;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the objects of the vault lie. It is given bytes that are encrypted already and names that are checked already. What it has
 * called done is durable.
 */
public interface VaultStore {
    /** Begins an object; once published it replaces one of that name. */
    PendingObject begin(UUID folder, String name) throws IOException;

    /**
     * Begins an object that never replaces one: neither now nor when it is published.
     *
     * @throws FileAlreadyExistsException where there is one of that name
     */
    PendingObject beginNew(UUID folder, String name) throws IOException;

    /**
     * Publishes an object of {@link #beginNew} whose writer wrote it to its end, and was cut off before it could do so itself. What still
     * is, or may be, written is left alone.
     *
     * @param whole asked where the store cannot tell by itself
     * @return whether the object is there now
     */
    boolean adopt(UUID folder, String name, Wholeness whole) throws IOException;

    /** @throws NoSuchFileException where there is no such object */
    SeekableByteChannel open(UUID folder, String name) throws IOException;

    /** Whether there is such an object; one that is still being written is not there. */
    boolean exists(UUID folder, String name) throws IOException;

    /** Removes an object; one that is not there is no error. */
    void delete(UUID folder, String name) throws IOException;

    /** The names of a folder's objects; of a folder that is not there, none. */
    List<String> names(UUID folder) throws IOException;

    /** Removes a folder and everything in it, unfinished objects and older versions included; one that is not there is no error. */
    void erase(UUID folder) throws IOException;

    /** Hands on every folder there is, one after the other; what is no folder of the vault is left alone. */
    void eachFolder(FolderVisitor visitor) throws IOException;

    /** What is done with each folder. */
    @FunctionalInterface
    interface FolderVisitor {
        void visit(UUID folder) throws IOException;
    }

    /** When something was last written into a folder; of one that is empty or gone, long ago. */
    Instant lastChange(UUID folder) throws IOException;

    /**
     * Removes what was begun before an instant and never published.
     *
     * @return how many objects
     */
    int dropUnfinished(Instant before) throws IOException;

    /** The {@code host} or {@code host:port} that is called; empty where none is. */
    Optional<String> host();

    /** @throws IOException where the store does not answer as it must */
    void check() throws IOException;

    /** Ends the connections. */
    void close();
}
