package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a zip while its bytes pass by, once and in their order, so that nothing has to be kept to be read again. It believes the local
 * headers for the moment; {@link #finish()} holds all that was seen against the central directory with the whole strictness of {@link
 * StrictZip}, and only then is anything true. Whatever cannot be walked, for its form or for a fault, ends in a {@link
 * WalkAbandonedException}, and whoever needs to know more reads the zip from a channel.
 *
 * <p>Bounded like {@link StrictZip}: no entry, and not all of them, grow beyond the limits while they are unpacked; what is kept, and what
 * all walks over one package unpack, is taken from a {@link WalkBudget} first.
 */
final class ZipWalk extends OutputStream {
    /** Where the entries' content goes. */
    @FunctionalInterface
    interface Target {
        /**
         * Takes the next file or folder; the stream is closed at its end.
         *
         * @param name as it is encoded in the local header
         * @param dataOffset by which the directory will know it
         */
        OutputStream begin(byte[] name, long dataOffset) throws IOException;
    }

    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int DESCRIPTOR_BYTES = 12;
    private static final int FLAG_DESCRIPTOR = 1 << 3;
    private static final int DEFLATED = 8;
    private static final int SMALL = 1 << 20;
    private static final int MAX_DIRECTORY_BYTES_PER_ENTRY = 2_048;

    private enum Part {
        LOCAL_HEADER,
        DATA,
        DESCRIPTOR,
        DIRECTORY
    }

    private record Seen(long packedSize, long size, long crc) {}

    private final ZipLimits limits;
    private final WalkBudget budget;
    private final Target target;
    private final ZipSkeleton skeleton = new ZipSkeleton();
    private final Map<Long, Seen> seen = new HashMap<>();
    private final byte[] unpacked;
    private final CRC32 crc = new CRC32();
    private byte[] collected = new byte[LOCAL_BYTES];
    private int filled;
    private int wanted = LOCAL_BYTES;
    private Part part = Part.LOCAL_HEADER;
    private long offset;

    private boolean deflated;
    private boolean descriptor;
    private long dataOffset;
    private long packed;
    private long left;
    private long size;
    private long total;
    private Inflater inflater;
    private OutputStream content;

    /** @param buffer to unpack through; not to be shared with a walk over what this one unpacks */
    ZipWalk(ZipLimits limits, WalkBudget budget, byte[] buffer, Target target) {
        this.limits = limits;
        this.budget = budget;
        this.unpacked = buffer;
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int end = from + length;
        while (at < end) {
            int taken = part == Part.DATA ? unpack(bytes, at, end - at) : collect(bytes, at, end - at);
            at += taken;
            offset += taken;
            advance();
        }
    }

    private int collect(byte[] bytes, int from, int length) throws IOException {
        int count = Math.min(length, wanted - filled);
        if (count == 0) {
            throw new WalkAbandonedException("the directory is too long");
        }
        if (filled + count > collected.length) {
            int capacity = Math.min(wanted, Math.max(filled + count, 2 * collected.length));
            budget.take(capacity - collected.length);
            collected = Arrays.copyOf(collected, capacity);
        }
        System.arraycopy(bytes, from, collected, filled, count);
        filled += count;
        return count;
    }

    /** Goes on to the next part where the one at hand is whole. */
    private void advance() throws IOException {
        if (part == Part.LOCAL_HEADER && filled == wanted) {
            readLocalHeader();
        } else if (part == Part.DESCRIPTOR && filled == wanted) {
            readDescriptor();
        }
        if (part == Part.DATA && (deflated ? inflater.finished() : left == 0)) {
            endEntry();
        }
    }

    private void readLocalHeader() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(collected, 0, filled).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != LOCAL_SIGNATURE) {
            part = Part.DIRECTORY;
            wanted = limits.maxEntries() * MAX_DIRECTORY_BYTES_PER_ENTRY;
            return;
        }
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        int headerLength = LOCAL_BYTES + nameLength + Short.toUnsignedInt(header.getShort(28));
        if (filled < headerLength) {
            wanted = headerLength;
            return;
        }
        int flags = Short.toUnsignedInt(header.getShort(6));
        int method = Short.toUnsignedInt(header.getShort(8));
        descriptor = (flags & FLAG_DESCRIPTOR) != 0;
        deflated = method == DEFLATED;
        if ((flags & 1) != 0 || !deflated && (method != 0 || descriptor) || seen.size() >= limits.maxEntries()) {
            throw new WalkAbandonedException("an entry whose end is known from the directory alone, or too many");
        }
        left = Integer.toUnsignedLong(header.getInt(18));
        keep();
        begin(Arrays.copyOfRange(collected, LOCAL_BYTES, LOCAL_BYTES + nameLength));
    }

    private void keep() throws WalkAbandonedException {
        budget.take(filled);
        skeleton.add(offset - filled, Arrays.copyOf(collected, filled));
    }

    private void begin(byte[] name) throws IOException {
        dataOffset = offset;
        packed = 0;
        size = 0;
        crc.reset();
        inflater = deflated ? new Inflater(true) : null;
        content = target.begin(name, dataOffset);
        part = Part.DATA;
    }

    private int unpack(byte[] bytes, int from, int length) throws IOException {
        if (!deflated) {
            int count = (int) Math.min(length, left);
            pass(bytes, from, count);
            left -= count;
            packed += count;
            return count;
        }
        inflater.setInput(bytes, from, length);
        try {
            int read = inflater.inflate(unpacked);
            while (read > 0) {
                pass(unpacked, 0, read);
                read = inflater.inflate(unpacked);
            }
        } catch (DataFormatException e) {
            throw new WalkAbandonedException("an entry does not unpack");
        }
        if (inflater.needsDictionary() || !inflater.finished() && !inflater.needsInput()) {
            throw new WalkAbandonedException("an entry does not unpack");
        }
        packed = inflater.getBytesRead();
        return length - inflater.getRemaining();
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        size += length;
        total += length;
        budget.count(length);
        long packedSoFar = deflated ? inflater.getBytesRead() : size;
        boolean bomb = size > SMALL && size / limits.maxRatio() > packedSoFar;
        if (size > limits.maxEntryBytes() || total > limits.maxTotalBytes() || bomb) {
            throw new WalkAbandonedException("beyond the limits");
        }
        crc.update(bytes, from, length);
        content.write(bytes, from, length);
    }

    private void endEntry() throws IOException {
        content.close();
        content = null;
        endInflater();
        seen.put(dataOffset, new Seen(packed, size, crc.getValue()));
        filled = 0;
        part = descriptor ? Part.DESCRIPTOR : Part.LOCAL_HEADER;
        wanted = descriptor ? DESCRIPTOR_BYTES : LOCAL_BYTES;
    }

    private void readDescriptor() throws IOException {
        boolean signed =
                ByteBuffer.wrap(collected).order(ByteOrder.LITTLE_ENDIAN).getInt() == DESCRIPTOR_SIGNATURE;
        if (signed && filled == DESCRIPTOR_BYTES) {
            wanted = DESCRIPTOR_BYTES + Integer.BYTES;
            return;
        }
        keep();
        filled = 0;
        part = Part.LOCAL_HEADER;
        wanted = LOCAL_BYTES;
    }

    /**
     * Ends the walk; to be called once, after the last byte.
     *
     * @return the directory of the zip, every entry of which is what was unpacked
     */
    StrictZip finish() throws IOException {
        if (part == Part.DATA || part == Part.DESCRIPTOR) {
            throw new WalkAbandonedException("the zip has no end");
        }
        keep();
        StrictZip zip = StrictZip.open(skeleton, limits);
        for (StrictZip.Entry entry : zip.entries()) {
            if (!new Seen(entry.packedSize(), entry.size(), entry.crc()).equals(seen.remove(entry.dataOffset()))) {
                throw new WalkAbandonedException("an entry is not what the directory says");
            }
        }
        // what is left are folders
        if (seen.values().stream().anyMatch(folder -> folder.size() != 0)) {
            throw new WalkAbandonedException("a folder with content, or an entry that the directory lacks");
        }
        return zip;
    }

    private void endInflater() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    /** Lets go of what an abandoned walk holds; the content is left unfinished. */
    @Override
    public void close() throws IOException {
        endInflater();
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
