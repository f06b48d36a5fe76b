package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A zip that is unpacked as it passes by: the files of {@code META-INFO} into memory, the zips of a MyData package by walks of their own,
 * and the files of a DP package into the store, where they stay only if everything proves right. Nothing is spooled.
 */
final class WalkedZip implements PackageZip, ZipWalk.Target {
    private static final String FOLDER = "META-INFO/";
    private static final int BUFFER = 64 * 1024;

    private final Workspace workspace;
    private final WalkBudget budget;
    private final byte[] nestedBuffer;
    private final ZipWalk walk;
    private final Map<Long, SmallFile> smallFiles = new HashMap<>();
    private final Map<Long, WalkedZip> zips = new HashMap<>();
    private final Map<Long, WalkedFile> files = new HashMap<>();
    private StrictZip zip;

    private WalkedZip(Workspace workspace, WalkBudget budget, byte[] buffer, byte[] nestedBuffer) {
        this.workspace = workspace;
        this.budget = budget;
        this.nestedBuffer = nestedBuffer;
        this.walk = new ZipWalk(workspace.limits(), budget, buffer, this);
    }

    static WalkedZip myDataPackage(Workspace workspace) {
        return new WalkedZip(workspace, new WalkBudget(workspace.limits()), new byte[BUFFER], new byte[BUFFER]);
    }

    /** Takes the zip's bytes. */
    OutputStream input() {
        return walk;
    }

    @Override
    public OutputStream begin(byte[] name, long dataOffset) throws IOException {
        String ascii = new String(name, StandardCharsets.ISO_8859_1);
        if (ascii.endsWith("/")) {
            return new Folder();
        }
        if (ascii.regionMatches(true, 0, FOLDER, 0, FOLDER.length())) {
            budget.take(0);
            SmallFile file = new SmallFile();
            smallFiles.put(dataOffset, file);
            return file;
        }
        if (nestedBuffer != null) {
            WalkedZip nested = new WalkedZip(workspace, budget, nestedBuffer, null);
            zips.put(dataOffset, nested);
            return nested.walk;
        }
        WalkedFile file = workspace.begin();
        files.put(dataOffset, file);
        return file;
    }

    /** Ends the walk: from here on, entries can be asked for. */
    void finish() throws IOException {
        zip = walk.finish();
    }

    @Override
    public List<StrictZip.Entry> entries() {
        return zip.entries();
    }

    @Override
    public byte[] read(StrictZip.Entry entry, int maxBytes) throws IOException {
        SmallFile file = expected(smallFiles.get(entry.dataOffset()));
        if (file.content.size() > maxBytes) {
            throw PackageZip.tooLarge(entry);
        }
        return file.content.toByteArray();
    }

    @Override
    public StoredFile store(StrictZip.Entry entry, String resourceId) throws IOException {
        WalkedFile file = expected(files.get(entry.dataOffset()));
        return workspace.adopt(file, entry, resourceId);
    }

    @Override
    public PackageZip open(StrictZip.Entry entry) throws IOException {
        WalkedZip nested = expected(zips.get(entry.dataOffset()));
        nested.finish();
        return nested;
    }

    private static <T> T expected(T content) throws WalkAbandonedException {
        if (content == null) {
            throw new WalkAbandonedException("an entry is used otherwise than its name says");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }

    /** Has no content; waiting for the directory to say so would unpack all of it first. */
    private static final class Folder extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new WalkAbandonedException("a folder with content");
        }
    }

    /** Kept in memory, as long as the budget lasts. */
    private final class SmallFile extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            budget.take(length);
            content.write(bytes, offset, length);
        }
    }
}
