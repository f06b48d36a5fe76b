package tw.agencygateway.mydata.pack.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Unpacks one entry, never more than its stated size, and checks size and CRC-32 at its end. */
final class ZipEntryStream extends InputStream {
    private static final int BUFFER = 64 * 1024;

    private final StrictZip.Entry entry;
    private final ChannelSlice packed;
    private final Inflater inflater;
    private final InputStream unpacked;
    private final CRC32 crc = new CRC32();
    private long count;

    ZipEntryStream(ChannelSlice packed, StrictZip.Entry entry) {
        this.entry = entry;
        this.packed = packed;
        this.inflater = entry.deflated() ? new Inflater(true) : null;
        this.unpacked = inflater == null ? packed : new InflaterInputStream(packed, inflater, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int read = unpack(target, offset, length);
        if (read < 0) {
            checkEnd();
            return -1;
        }
        count += read;
        if (count > entry.size()) {
            throw mismatch();
        }
        crc.update(target, offset, read);
        return read;
    }

    private int unpack(byte[] target, int offset, int length) throws IOException {
        try {
            return unpacked.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            // the inflater's own complaints; storage that fails throws others
            throw mismatch();
        }
    }

    private void checkEnd() throws IOException {
        boolean allRead = packed.remaining() == 0 && (inflater == null || inflater.getRemaining() == 0);
        if (!allRead || count != entry.size() || crc.getValue() != entry.crc()) {
            throw mismatch();
        }
    }

    private static MalformedZipException mismatch() {
        return new MalformedZipException(FindingCode.ZIP_CONTENT_MISMATCH, "an entry is not what its header says");
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
        }
    }
}
