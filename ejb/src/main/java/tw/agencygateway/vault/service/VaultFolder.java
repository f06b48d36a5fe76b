package tw.agencygateway.vault.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.pack.protocol.PackageStore;
import tw.agencygateway.platform.service.PendingFile;
import tw.agencygateway.platform.service.PrivateDirectory;

/**
 * The objects of one transaction. An object's name has 1 to 100 of the characters {@code a-z 0-9 . -} and begins with a letter or
 * digit; another one is an {@link IllegalArgumentException}, for names are chosen by the gateway and never by a sender.
 */
public final class VaultFolder implements PackageStore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final UUID id;
    private final Path directory;
    private final StreamingAead key;
    private final FreeSpace space;

    VaultFolder(UUID id, Path directory, StreamingAead key, FreeSpace space) {
        this.id = id;
        this.directory = directory;
        this.key = key;
        this.space = space;
    }

    /**
     * Begins an encrypted object. It appears when the stream is closed, whole and durable, and replaces one of that name.
     * A writer that fails halfway must {@link #delete} what closing the stream has left.
     *
     * @throws VaultFullException where there is no room
     */
    @Override
    public OutputStream create(String name) throws IOException {
        RawObject object = begin(name);
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
    @Override
    public SeekableByteChannel open(String name) throws IOException {
        FileChannel file = FileChannel.open(path(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            SeekableByteChannel channel = key.newSeekableDecryptingChannel(file, associatedData(name));
            proveEnd(channel);
            return channel;
        } catch (GeneralSecurityException | IOException e) {
            file.close();
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

    @Override
    public void delete(String name) throws IOException {
        if (Files.deleteIfExists(path(name))) {
            PrivateDirectory.sync(directory);
        }
    }

    /**
     * Begins an object whose bytes are encrypted already, and are kept as they are.
     *
     * @throws FileAlreadyExistsException where there is one of that name: what was received is never replaced
     * @throws VaultFullException where there is no room
     */
    public RawObject createRaw(String name) throws IOException {
        if (exists(name)) {
            throw new FileAlreadyExistsException(id + "/" + name);
        }
        return begin(name);
    }

    /** @throws NoSuchFileException where there is no such object */
    public InputStream openRaw(String name) throws IOException {
        return Files.newInputStream(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether an object of either kind has this name; one that is still being written has not. */
    public boolean exists(String name) {
        return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    private RawObject begin(String name) throws IOException {
        Path target = path(name);
        PrivateDirectory.create(directory);
        space.require();
        return new RawObject(PendingFile.begin(target), space);
    }

    private Path path(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name of a vault object");
        }
        return directory.resolve(name);
    }

    /** Ties the ciphertext to its place, so that objects cannot be exchanged for one another. */
    private byte[] associatedData(String name) {
        return (id + "/" + name).getBytes(UTF_8);
    }
}
