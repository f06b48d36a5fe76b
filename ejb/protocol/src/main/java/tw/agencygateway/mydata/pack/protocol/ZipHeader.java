package tw.agencygateway.mydata.pack.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One header of a zip's central directory and its comparison with the local one (PKWARE APPNOTE 6.3 §4.3.7, §4.3.9, §4.3.12). */
final class ZipHeader {
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Nothing, deflated: two bytes as a rule, five by a deflater that does not try. */
    private static final int MAX_DEFLATED_NOTHING = 5;

    private static final int FLAG_DESCRIPTOR = 1 << 3;
    private static final int FLAG_UTF8 = 1 << 11;
    /** Encryption, strong encryption, masked headers. */
    private static final int FLAGS_ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    /** Bits 1 and 2 say how hard the deflater tried. */
    private static final int FLAGS_KNOWN = 0b110 | FLAG_DESCRIPTOR | FLAG_UTF8;

    private static final int EXTRA_ZIP64 = 0x0001;
    private static final int UNIX_TYPE = 0xf000;
    private static final int UNIX_FILE = 0x8000;
    private static final int UNIX_FOLDER = 0x4000;
    private static final int DOS_FOLDER = 0x10;
    /** Volume label, device, reparse point. */
    private static final int DOS_SPECIAL = 0x08 | 0x40 | 0x400;

    private final int flags;
    private final int method;
    private final int crc;
    private final int packedSize;
    private final int size;
    private final int attributes;
    private final long localOffset;
    private final byte[] name;

    private ZipHeader(ByteBuffer fixed, byte[] name) {
        this.flags = Short.toUnsignedInt(fixed.getShort(8));
        this.method = Short.toUnsignedInt(fixed.getShort(10));
        this.crc = fixed.getInt(16);
        this.packedSize = fixed.getInt(20);
        this.size = fixed.getInt(24);
        this.attributes = fixed.getInt(38);
        this.localOffset = Integer.toUnsignedLong(fixed.getInt(42));
        this.name = name;
    }

    /** Reads the next header; the buffer is little-endian. */
    static ZipHeader readCentral(ByteBuffer central) throws MalformedZipException {
        try {
            ByteBuffer fixed = ByteBuffer.wrap(bytes(central, CENTRAL_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] name = bytes(central, Short.toUnsignedInt(fixed.getShort(28)));
            byte[] extra = bytes(central, Short.toUnsignedInt(fixed.getShort(30)));
            bytes(central, Short.toUnsignedInt(fixed.getShort(32)));
            if (fixed.getInt(0) != CENTRAL_SIGNATURE || fixed.getShort(34) != 0) {
                throw malformed("a central header is broken or on another disk");
            }
            checkExtra(extra);
            ZipHeader header = new ZipHeader(fixed, name);
            header.check();
            return header;
        } catch (BufferUnderflowException e) {
            throw malformed("central directory is shorter than its entries");
        }
    }

    private void check() throws MalformedZipException {
        if ((flags & FLAGS_ENCRYPTED) != 0) {
            throw new MalformedZipException(FindingCode.ZIP_ENCRYPTED, "an entry is encrypted");
        }
        if ((flags & ~FLAGS_KNOWN) != 0 || method != STORED && method != DEFLATED) {
            throw malformed("an entry is neither stored nor deflated, or has unknown flags");
        }
        if (method == STORED && size != packedSize) {
            throw malformed("a stored entry has two sizes");
        }
    }

    private static void checkExtra(byte[] extra) throws MalformedZipException {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 2 * Short.BYTES) {
            int id = Short.toUnsignedInt(fields.getShort());
            int length = Short.toUnsignedInt(fields.getShort());
            if (id == EXTRA_ZIP64 || length > fields.remaining()) {
                throw malformed("zip64, or broken extra fields");
            }
            fields.position(fields.position() + length);
        }
    }

    /** Refuses links, devices and the like, and folders with content. */
    void checkKind(boolean folder) throws MalformedZipException {
        int unixType = attributes >>> 16 & UNIX_TYPE;
        boolean unixFits = unixType == 0 || unixType == (folder ? UNIX_FOLDER : UNIX_FILE);
        boolean dosFits = (attributes & DOS_SPECIAL) == 0 && (folder || (attributes & DOS_FOLDER) == 0);
        boolean hides = size != 0 || packedSize() > MAX_DEFLATED_NOTHING;
        if (!unixFits || !dosFits || folder && hides) {
            throw new MalformedZipException(FindingCode.ZIP_SPECIAL_FILE, "an entry is neither a file nor a folder");
        }
    }

    /**
     * Compares with the local header.
     *
     * @param fixed its 30 bytes, little-endian
     * @param variable its name and extra fields
     */
    void checkLocal(ByteBuffer fixed, ByteBuffer variable) throws MalformedZipException {
        int nameLength = Short.toUnsignedInt(fixed.getShort(26));
        byte[] localName = bytes(variable, nameLength);
        checkExtra(bytes(variable, variable.remaining()));
        boolean sizesAgree =
                agrees(fixed.getInt(14), crc) && agrees(fixed.getInt(18), packedSize) && agrees(fixed.getInt(22), size);
        if (!sizesAgree
                || Short.toUnsignedInt(fixed.getShort(6)) != flags
                || Short.toUnsignedInt(fixed.getShort(8)) != method
                || !Arrays.equals(localName, name)) {
            throw malformed("a local header disagrees with the central directory");
        }
    }

    // with a data descriptor the local header may leave the value open
    private boolean agrees(int local, int central) {
        return local == central || hasDescriptor() && local == 0;
    }

    /** Compares with a data descriptor, past its signature. */
    boolean agreesWith(ByteBuffer descriptor) {
        return descriptor.getInt() == crc && descriptor.getInt() == packedSize && descriptor.getInt() == size;
    }

    private static byte[] bytes(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    byte[] name() {
        return name;
    }

    boolean isUtf8() {
        return (flags & FLAG_UTF8) != 0;
    }

    boolean isDeflated() {
        return method == DEFLATED;
    }

    boolean hasDescriptor() {
        return (flags & FLAG_DESCRIPTOR) != 0;
    }

    long crc() {
        return Integer.toUnsignedLong(crc);
    }

    long packedSize() {
        return Integer.toUnsignedLong(packedSize);
    }

    long size() {
        return Integer.toUnsignedLong(size);
    }

    long localOffset() {
        return localOffset;
    }

    private static MalformedZipException malformed(String message) {
        return new MalformedZipException(FindingCode.ZIP_MALFORMED, message);
    }
}
