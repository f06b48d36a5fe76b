package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** An entry of a {@link ForgedZip}: good as it is made, and open to every change. */
final class ForgedEntry {
    static final int UTF8 = 1 << 11;
    static final int DESCRIPTOR = 1 << 3;

    /** What the local and the central header both say. */
    static final class Header {
        byte[] name;
        byte[] extra = {};
        int flags = UTF8;
        int method;
        int crc;
        int packedSize;
        int size;
    }

    final Header local = new Header();
    final Header central = new Header();
    byte[] gap = {};
    byte[] data;
    byte[] descriptor = {};
    int attributes;

    /** Where the central header says that it lies; negative for where it does. */
    int offset = -1;

    ForgedEntry(byte[] name, byte[] content, boolean compressed) {
        data = compressed ? deflate(content) : content;
        CRC32 crc = new CRC32();
        crc.update(content);
        for (Header header : new Header[] {local, central}) {
            header.name = name;
            header.method = compressed ? Deflater.DEFLATED : 0;
            header.crc = (int) crc.getValue();
            header.packedSize = data.length;
            header.size = content.length;
        }
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] block = new byte[64 * 1024];
        while (!deflater.finished()) {
            packed.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
