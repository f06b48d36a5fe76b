package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A zip written byte by byte (PKWARE APPNOTE 6.3 §4.3), in memory, every field of which can be wrong:
 *
 * <pre>leading { gap, local header, data, descriptor } { central header } end record, trailing</pre>
 */
final class ForgedZip implements Content {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    /** {@code mydata} for the package around, {@code dp} for those inside. */
    final String place;

    final List<ForgedEntry> entries = new ArrayList<>();
    byte[] leading = {};
    byte[] beforeEnd = {};
    byte[] comment = {};
    byte[] trailing = {};

    /** Changes the end record's fields, by their order from the number of this disk on. */
    final int[] endShift = new int[6];

    UnaryOperator<byte[]> afterwards = UnaryOperator.identity();

    ForgedZip(String place, List<Archive.Entry> good) throws IOException {
        this.place = place;
        for (Archive.Entry entry : good) {
            byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
            entries.add(new ForgedEntry(name, bytes(entry.content()), entry.compressed()));
        }
    }

    ForgedEntry first() {
        return entries.get(0);
    }

    ForgedEntry last() {
        return entries.get(entries.size() - 1);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream central = new ByteArrayOutputStream();
        for (ForgedEntry entry : entries) {
            zip.write(entry.gap);
            central.write(central(entry, entry.offset < 0 ? zip.size() : entry.offset));
            zip.write(local(entry));
        }
        int offset = zip.size();
        zip.write(central.toByteArray());
        zip.write(beforeEnd);
        zip.write(end(central.size(), offset));
        out.write(leading);
        out.write(afterwards.apply(zip.toByteArray()));
        out.write(trailing);
    }

    private static byte[] local(ForgedEntry entry) {
        ForgedEntry.Header head = entry.local;
        int length = 30 + head.name.length + head.extra.length;
        return common(
                        buffer(length + entry.data.length + entry.descriptor.length)
                                .putInt(LOCAL),
                        head)
                .put(head.name)
                .put(head.extra)
                .put(entry.data)
                .put(entry.descriptor)
                .array();
    }

    private static byte[] central(ForgedEntry entry, int offset) {
        ForgedEntry.Header head = entry.central;
        ByteBuffer buffer = buffer(46 + head.name.length + head.extra.length).putInt(CENTRAL);
        // made on unix, whose attributes the upper half of the attributes are
        return common(buffer.putShort((short) (3 << 8 | 20)), head)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(entry.attributes)
                .putInt(offset)
                .put(head.name)
                .put(head.extra)
                .array();
    }

    private static ByteBuffer common(ByteBuffer buffer, ForgedEntry.Header head) {
        return buffer.putShort((short) 20)
                .putShort((short) head.flags)
                .putShort((short) head.method)
                .putInt(0x50210000)
                .putInt(head.crc)
                .putInt(head.packedSize)
                .putInt(head.size)
                .putShort((short) head.name.length)
                .putShort((short) head.extra.length);
    }

    private byte[] end(int size, int offset) {
        return buffer(22 + comment.length)
                .putInt(END)
                .putShort((short) endShift[0])
                .putShort((short) endShift[1])
                .putShort((short) (entries.size() + endShift[2]))
                .putShort((short) (entries.size() + endShift[3]))
                .putInt(size + endShift[4])
                .putInt(offset + endShift[5])
                .putShort((short) comment.length)
                .put(comment)
                .array();
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return bytes.toByteArray();
    }
}
