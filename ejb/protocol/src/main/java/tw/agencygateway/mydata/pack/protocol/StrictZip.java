package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A zip that can be read in one way only.
 *
 * <pre>{ local header, name, extra, data [, data descriptor] } { central header, name, extra, comment } end record</pre>
 *
 * The end record closes the file, without a comment; the central directory lies right before it; the entries lie right before that, without
 * gaps or overlaps, from the first byte on. Stored or deflated, no encryption, no zip64, one disk. Central and local headers agree; sizes
 * and CRC-32 are checked while an entry is read. Names are those of {@link ZipName}, each once, whatever case or composition; only files and
 * folders. Not safe for use by several threads.
 */
public final class StrictZip {
    /**
     * A file in the zip.
     *
     * @param name with {@code /} between folders; a label, never a path
     * @param size unpacked, in bytes
     */
    public record Entry(String name, long size, long packedSize, long crc, boolean deflated, long dataOffset) {}

    private final SeekableByteChannel channel;
    private final List<Entry> entries;

    private StrictZip(SeekableByteChannel channel, List<Entry> entries) {
        this.channel = channel;
        this.entries = entries;
    }

    /**
     * Reads the directory and all headers.
     *
     * @param channel stays the caller's to close, after the last use of this zip
     * @throws MalformedZipException when anything of the above does not hold
     */
    public static StrictZip open(SeekableByteChannel channel, ZipLimits limits) throws IOException {
        Objects.requireNonNull(limits);
        return new StrictZip(channel, List.copyOf(new ZipDirectory(channel, limits).read()));
    }

    /** The files in the order of the central directory; folders have been checked and left out. */
    public List<Entry> entries() {
        return entries;
    }

    public Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Unpacks a file of this zip; the last read throws {@link MalformedZipException} when size or CRC-32 are not the stated ones. */
    public InputStream open(Entry entry) {
        return new ZipEntryStream(new ChannelSlice(channel, entry.dataOffset(), entry.packedSize()), entry);
    }
}
