package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The objects of one verification in a {@link PackageStore}, and the budget that they share. Closing removes spooled zips always, and the
 * files but those that were adopted when {@link #keepFiles()} was called.
 */
final class Workspace implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final PackageStore store;
    private final ZipLimits limits;
    private final List<String> spooled = new ArrayList<>();
    private final List<StoredFile> files = new ArrayList<>();
    private int begun;
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
    StoredFile store(InputStream in, StrictZip.Entry entry, String resourceId) throws IOException {
        requireRoomFor(entry.size());
        WalkedFile file = begin();
        try (file) {
            copy(in, file);
        }
        return adopt(file, entry, resourceId);
    }

    /** Begins a file of which nothing is known yet; if it is not adopted, it goes with this workspace. */
    WalkedFile begin() throws IOException {
        if (begun == limits.maxEntries()) {
            throw beyondLimits();
        }
        String name = "file-" + ++begun;
        return new WalkedFile(name, create(name), this);
    }

    /** Counts bytes of files. */
    void add(int bytes) throws MalformedZipException {
        requireRoomFor(bytes);
        fileBytes += bytes;
    }

    private void requireRoomFor(long bytes) throws MalformedZipException {
        if (fileBytes + bytes > limits.maxTotalBytes()) {
            throw beyondLimits();
        }
    }

    /** Makes a file that has been written whole one of the data set's. */
    StoredFile adopt(WalkedFile file, StrictZip.Entry entry, String resourceId) {
        StoredFile stored = new StoredFile(
                file.objectName(),
                resourceId,
                entry.name(),
                entry.size(),
                file.sha256(),
                MediaTypes.guess(entry.name()));
        files.add(stored);
        return stored;
    }

    private static MalformedZipException beyondLimits() {
        return new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, "all files together beyond the limits");
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
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
        Set<String> kept = keep ? files.stream().map(StoredFile::objectName).collect(Collectors.toSet()) : Set.of();
        for (int i = 1; i <= begun; i++) {
            if (!kept.contains("file-" + i)) {
                store.delete("file-" + i);
            }
        }
    }
}
