package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** A zip in a channel; what lies in it is unpacked when it is asked for, and a zip in it is spooled first. */
final class SpooledZip implements PackageZip {
    private final SeekableByteChannel channel;
    private final StrictZip zip;
    private final Workspace workspace;

    private SpooledZip(SeekableByteChannel channel, StrictZip zip, Workspace workspace) {
        this.channel = channel;
        this.zip = zip;
        this.workspace = workspace;
    }

    /** Takes a channel over, to be closed with the zip. */
    static SpooledZip of(SeekableByteChannel channel, Workspace workspace) throws IOException {
        return new SpooledZip(channel, StrictZip.open(channel, workspace.limits()), workspace);
    }

    @Override
    public List<StrictZip.Entry> entries() {
        return zip.entries();
    }

    @Override
    public byte[] read(StrictZip.Entry entry, int maxBytes) throws IOException {
        if (entry.size() > maxBytes) {
            throw PackageZip.tooLarge(entry);
        }
        // StrictZip never gives more than the stated size
        try (InputStream in = zip.open(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public StoredFile store(StrictZip.Entry entry, String resourceId) throws IOException {
        try (InputStream in = zip.open(entry)) {
            return workspace.store(in, entry, resourceId);
        }
    }

    @Override
    public PackageZip open(StrictZip.Entry entry) throws IOException {
        SeekableByteChannel spooled;
        try (InputStream in = zip.open(entry)) {
            spooled = workspace.spool(in);
        }
        try {
            return of(spooled, workspace);
        } catch (IOException e) {
            spooled.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
