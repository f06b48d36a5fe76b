package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The objects of one transaction. An object's name has 1 to 100 of the characters {@code a-z 0-9 . -} and begins with a letter or
 * digit; another one is an {@link IllegalArgumentException}, for names are chosen by the gateway and never by a sender.
 */
public final class VaultFolder {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final UUID id;
    private final StreamingAead key;
    private final VaultStore store;

    VaultFolder(UUID id, StreamingAead key, VaultStore store) {
        this.id = id;
        this.key = key;
        this.store = store;
    }

    /**
     * A place in this folder for one of several attempts at the same work.
     *
     * @param attempt that no other attempt has
     */
    public VaultAttempt attempt(UUID attempt) {
        return new VaultAttempt(this, attempt);
    }

    /**
     * Begins an encrypted object. It appears when the stream is closed, whole and durable, and replaces one of that name.
     * A writer that fails halfway must {@link #delete} what closing the stream has left.
     *
     * @throws VaultFullException where there is no room
     */
    public OutputStream create(String name) throws IOException {
        RawObject object = new RawObject(store.begin(id, checked(name)));
        try {
            return key.newEncryptingStream(object, associatedData(name));
        } catch (GeneralSecurityException e) {
            object.abandon();
            throw new IllegalStateException("The Java runtime lacks AES-GCM or HMAC-SHA256", e);
        }
    }

    /**
     * Opens an encrypted object for reading at any position. Its end is read and proven here, so its size is the size that was
     * written; what lies between is proven when it is read. A read costs the decryption of the segments it touches, wherever
     * they are.
     *
     * @throws NoSuchFileException where there is no such object
     * @throws VaultDamagedException where it is not whole
     */
    public SeekableByteChannel open(String name) throws IOException {
        SeekableByteChannel stored = store.open(id, checked(name));
        try {
            SeekableByteChannel channel = key.newSeekableDecryptingChannel(stored, associatedData(name));
            proveEnd(channel);
            return channel;
        } catch (GeneralSecurityException | IOException e) {
            stored.close();
            throw new VaultDamagedException(id + "/" + name, e);
        }
    }

    /** The last segment is sealed as the last one, with its number: if it opens, nothing is missing before or after it. */
    private static void proveEnd(SeekableByteChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one); // the channel knows its size after the first read only
        channel.position(Math.max(0, channel.size() - 1));
        channel.read(one.clear());
        channel.position(0);
    }

    public void delete(String name) throws IOException {
        store.delete(id, checked(name));
    }

    /**
     * Begins an object whose bytes are encrypted already, and are kept as they are.
     *
     * @throws FileAlreadyExistsException where there is one of that name: what was received is never replaced
     * @throws VaultFullException where there is no room
     */
    public RawObject createRaw(String name) throws IOException {
        return new RawObject(store.beginNew(id, checked(name)));
    }

    /**
     * Publishes what was written of a raw object to its end and then not published, because the process died or the store failed.
     *
     * @return whether the object is there now
     */
    public boolean adoptRaw(String name, Wholeness whole) throws IOException {
        return store.adopt(id, checked(name), whole);
    }

    /** @throws NoSuchFileException where there is no such object */
    public InputStream openRaw(String name) throws IOException {
        return Channels.newInputStream(store.open(id, checked(name)));
    }

    /** Whether an object of either kind has this name; one that is still being written has not. */
    public boolean exists(String name) throws IOException {
        return store.exists(id, checked(name));
    }

    /** The names of all objects; what is still being written has none. */
    List<String> names() throws IOException {
        return store.names(id);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a vault object");
        }
        return name;
    }

    /** Ties the ciphertext to its place, so that objects cannot be exchanged for one another. */
    private byte[] associatedData(String name) {
        return (id + "/" + name).getBytes(UTF_8);
    }
}
