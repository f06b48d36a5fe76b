package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads and checks end record, central directory, and local headers of a {@link StrictZip} (PKWARE APPNOTE 6.3 §4.3). */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
    private static final int DESCRIPTOR_BYTES = 12;
    private static final long MAX_BYTES = 0xffff_ffffL;
    private static final int MAX_CENTRAL_BYTES_PER_ENTRY = 2_048;

    private final SeekableByteChannel channel;
    private final ZipLimits limits;
    private final ZipNames names = new ZipNames();
    private long centralOffset;

    ZipDirectory(SeekableByteChannel channel, ZipLimits limits) {
        this.channel = channel;
        this.limits = limits;
    }

    List<StrictZip.Entry> read() throws IOException {
        List<ZipHeader> headers = readCentralDirectory();
        long[] dataOffsets = locate(headers);
        List<StrictZip.Entry> entries = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < headers.size(); i++) {
            ZipHeader header = headers.get(i);
            ZipName name = ZipName.decode(header.name(), header.isUtf8(), limits.maxFolders());
            header.checkKind(name.isFolder());
            names.add(name);
            total += checkSize(header);
            if (!name.isFolder()) {
                entries.add(new StrictZip.Entry(
                        name.value(),
                        header.size(),
                        header.packedSize(),
                        header.crc(),
                        header.isDeflated(),
                        dataOffsets[i]));
            }
        }
        if (total > limits.maxTotalBytes()) {
            throw tooLarge("all entries together");
        }
        return entries;
    }

    private List<ZipHeader> readCentralDirectory() throws IOException {
        long length = channel.size();
        if (length < END_BYTES || length > MAX_BYTES) {
            throw malformed("not a zip, or larger than 4 GiB");
        }
        ByteBuffer end = read(length - END_BYTES, END_BYTES);
        if (end.getInt() != END_SIGNATURE || end.getInt() != 0) {
            throw malformed("does not end with the end record of a single-disk zip without a comment");
        }
        int onDisk = Short.toUnsignedInt(end.getShort());
        int count = Short.toUnsignedInt(end.getShort());
        long size = Integer.toUnsignedLong(end.getInt());
        long offset = Integer.toUnsignedLong(end.getInt());
        if (onDisk != count || end.getShort() != 0 || offset + size != length - END_BYTES) {
            throw malformed("end record and central directory disagree");
        }
        if (count > limits.maxEntries() || size > (long) count * MAX_CENTRAL_BYTES_PER_ENTRY) {
            throw tooLarge("central directory");
        }
        centralOffset = offset;
        ByteBuffer central = read(offset, (int) size);
        List<ZipHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(ZipHeader.readCentral(central));
        }
        if (central.hasRemaining()) {
            throw malformed("central directory is longer than its entries");
        }
        return headers;
    }

    /** Walks the entries in the order of the file: each must begin where the one before ended. Returns where the data of each begins. */
    private long[] locate(List<ZipHeader> headers) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong(i -> headers.get(i).localOffset()));
        long[] dataOffsets = new long[headers.size()];
        long expected = 0;
        for (int i = 0; i < order.size(); i++) {
            ZipHeader header = headers.get(order.get(i));
            long next = i + 1 < order.size() ? headers.get(order.get(i + 1)).localOffset() : centralOffset;
            if (header.localOffset() != expected || next > centralOffset) {
                throw malformed("entries overlap, leave gaps, or reach into the central directory");
            }
            dataOffsets[order.get(i)] = checkLocal(header, next);
            expected = next;
        }
        if (expected != centralOffset) {
            throw malformed("bytes before the central directory that belong to no entry");
        }
        return dataOffsets;
    }

    private long checkLocal(ZipHeader header, long next) throws IOException {
        if (header.localOffset() + LOCAL_BYTES > next) {
            throw malformed("an entry is shorter than its header");
        }
        ByteBuffer fixed = read(header.localOffset(), LOCAL_BYTES);
        int signature = fixed.getInt();
        int variable = Short.toUnsignedInt(fixed.getShort(26)) + Short.toUnsignedInt(fixed.getShort(28));
        long dataOffset = header.localOffset() + LOCAL_BYTES + variable;
        if (signature != LOCAL_SIGNATURE || dataOffset + header.packedSize() > next) {
            throw malformed("a local header is missing or its entry overlaps the next");
        }
        header.checkLocal(fixed, read(header.localOffset() + LOCAL_BYTES, variable));
        checkDescriptor(header, dataOffset + header.packedSize(), next);
        return dataOffset;
    }

    private void checkDescriptor(ZipHeader header, long from, long to) throws IOException {
        long length = to - from;
        if (!header.hasDescriptor()) {
            if (length != 0) {
                throw malformed("bytes between two entries");
            }
            return;
        }
        boolean signed = length == DESCRIPTOR_BYTES + Integer.BYTES;
        if (!signed && length != DESCRIPTOR_BYTES) {
            throw malformed("a data descriptor has the wrong length");
        }
        ByteBuffer descriptor = read(from, (int) length);
        if (signed && descriptor.getInt() != DESCRIPTOR_SIGNATURE || !header.agreesWith(descriptor)) {
            throw malformed("a data descriptor disagrees with the central directory");
        }
    }

    private long checkSize(ZipHeader header) throws MalformedZipException {
        boolean inflated = header.size() > 1 << 20 && header.size() / limits.maxRatio() > header.packedSize();
        if (header.size() > limits.maxEntryBytes() || inflated) {
            throw tooLarge("an entry");
        }
        return header.size();
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("stored zip is shorter than its size");
            }
        }
        return buffer.flip();
    }

    private static MalformedZipException malformed(String message) {
        return new MalformedZipException(FindingCode.ZIP_MALFORMED, message);
    }

    private static MalformedZipException tooLarge(String what) {
        return new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, what + " beyond the limits");
    }
}
