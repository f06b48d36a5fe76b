package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The objects of one verification in a {@link PackageStore}, and the budget that they share. Closing removes spooled zips always, and the
 * files unless {@link #keepFiles()} was called.
 */
final class Workspace implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final PackageStore store;
    private final ZipLimits limits;
    private final List<String> spooled = new ArrayList<>();
    private final List<StoredFile> files = new ArrayList<>();
    private int fileCount;
    private long fileBytes;
    private boolean keep;

    Workspace(PackageStore store, ZipLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    ZipLimits limits() {
        return limits;
    }

    List<StoredFile> files() {
        return files;
    }

    /** Creates an object that lives as long as this workspace. */
    OutputStream createSpool(String name) throws IOException {
        spooled.add(name);
        return create(name);
    }

    private OutputStream create(String name) throws IOException {
        // a verification that was cut short may have left one
        store.delete(name);
        return store.create(name);
    }

    /** Spools a zip that lies in another. */
    SeekableByteChannel spool(InputStream zip) throws IOException {
        String name = "dp-" + (spooled.size() + 1);
        try (OutputStream out = createSpool(name)) {
            copy(zip, out);
        }
        return open(name);
    }

    SeekableByteChannel open(String name) throws IOException {
        return store.open(name);
    }

    /** Stores one file of a data set. */
    StoredFile store(StrictZip zip, StrictZip.Entry entry, String resourceId) throws IOException {
        fileBytes += entry.size();
        if (++fileCount > limits.maxEntries() || fileBytes > limits.maxTotalBytes()) {
            throw new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, "all files together beyond the limits");
        }
        String name = "file-" + fileCount;
        MessageDigest sha256 = sha256();
        try (InputStream in = zip.open(entry);
                OutputStream out = new DigestOutputStream(create(name), sha256)) {
            copy(in, out);
        }
        StoredFile file = new StoredFile(
                name,
                resourceId,
                entry.name(),
                entry.size(),
                HexFormat.of().formatHex(sha256.digest()),
                MediaTypes.guess(entry.name()));
        files.add(file);
        return file;
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 of the JDK does not work", e);
        }
    }

    void keepFiles() {
        keep = true;
    }

    @Override
    public void close() throws IOException {
        for (String name : spooled) {
            store.delete(name);
        }
        if (!keep) {
            for (int i = 1; i <= fileCount; i++) {
                store.delete("file-" + i);
            }
        }
    }
}
