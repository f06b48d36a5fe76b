package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A zip written field by field, so that any of them can be wrong. */
final class RawZip {
    /** One entry; what is not set agrees with its content. */
    static final class Entry {
        byte[] name;
        byte[] localName;
        byte[] packed;
        int flags = 1 << 11;
        int localFlags = -1;
        int method;
        int localMethod = -1;
        int crc;
        int localCrc;
        int packedSize;
        int localPackedSize;
        int size;
        int localSize;
        int attributes;
        byte[] extra = {};
        byte[] localExtra = {};
        byte[] descriptor = {};
        byte[] gap = {};
        int disk;
        Integer offset;

        private Entry(String name, byte[] content, boolean deflate) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.localName = this.name;
            this.packed = deflate ? deflate(content) : content;
            this.method = deflate ? 8 : 0;
            CRC32 checksum = new CRC32();
            checksum.update(content);
            crc = localCrc = (int) checksum.getValue();
            packedSize = localPackedSize = packed.length;
            size = localSize = content.length;
        }

        /** Leaves crc and sizes in the local header open and writes them behind the data. */
        Entry withDescriptor(boolean signature) {
            flags |= 1 << 3;
            localCrc = localPackedSize = localSize = 0;
            ByteBuffer buffer = little(signature ? 16 : 12);
            if (signature) {
                buffer.putInt(0x08074b50);
            }
            descriptor = buffer.putInt(crc).putInt(packedSize).putInt(size).array();
            return this;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    byte[] before = {};
    byte[] beforeDirectory = {};
    byte[] afterDirectory = {};
    byte[] after = {};
    byte[] comment = {};
    int countChange;
    int offsetChange;
    int sizeChange;

    Entry stored(String name, byte[] content) {
        return add(new Entry(name, content, false));
    }

    Entry deflated(String name, byte[] content) {
        return add(new Entry(name, content, true));
    }

    private Entry add(Entry entry) {
        entries.add(entry);
        return entry;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before);
        List<Integer> offsets = new ArrayList<>();
        for (Entry entry : entries) {
            offsets.add(entry.offset == null ? out.size() : entry.offset);
            out.writeBytes(local(entry));
            out.writeBytes(entry.packed);
            out.writeBytes(entry.descriptor);
            out.writeBytes(entry.gap);
        }
        out.writeBytes(beforeDirectory);
        int start = out.size();
        for (int i = 0; i < entries.size(); i++) {
            out.writeBytes(central(entries.get(i), offsets.get(i)));
        }
        int size = out.size() - start;
        out.writeBytes(afterDirectory);
        int count = entries.size() + countChange;
        out.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(size + sizeChange)
                .putInt(start + offsetChange)
                .putShort((short) comment.length)
                .array());
        out.writeBytes(comment);
        out.writeBytes(after);
        return out.toByteArray();
    }

    private static byte[] local(Entry entry) {
        return little(30 + entry.localName.length + entry.localExtra.length)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) (entry.localFlags < 0 ? entry.flags : entry.localFlags))
                .putShort((short) (entry.localMethod < 0 ? entry.method : entry.localMethod))
                .putInt(0)
                .putInt(entry.localCrc)
                .putInt(entry.localPackedSize)
                .putInt(entry.localSize)
                .putShort((short) entry.localName.length)
                .putShort((short) entry.localExtra.length)
                .put(entry.localName)
                .put(entry.localExtra)
                .array();
    }

    private static byte[] central(Entry entry, int offset) {
        return little(46 + entry.name.length + entry.extra.length)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) entry.flags)
                .putShort((short) entry.method)
                .putInt(0)
                .putInt(entry.crc)
                .putInt(entry.packedSize)
                .putInt(entry.size)
                .putShort((short) entry.name.length)
                .putShort((short) entry.extra.length)
                .putShort((short) 0)
                .putShort((short) entry.disk)
                .putShort((short) 0)
                .putInt(entry.attributes)
                .putInt(offset)
                .put(entry.name)
                .put(entry.extra)
                .array();
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8_192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
