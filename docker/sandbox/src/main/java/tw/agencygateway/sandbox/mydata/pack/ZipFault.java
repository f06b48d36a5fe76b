package tw.agencygateway.sandbox.mydata.pack;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How a zip itself can be an attack: in the providers' packages ({@code dp}) or the package around them ({@code mydata}). */
public enum ZipFault implements Bend<ForgedZip> {
    /** Further files of these names, which are separated by semicolons. */
    ZIP_NAMES(
            ZipFault::addNames,
            Parameter.text("names", "../../outside.txt"),
            Parameter.text("charset", "UTF-8"),
            Parameter.flag("unmarked")),
    ZIP_RENAMED(ZipFault::rename, Parameter.text("charset", "x-windows-950"), Parameter.flag("marked")),
    ZIP_OVERLAP((zip, p) -> zip.last().offset = 0),
    ZIP_GAP((zip, p) -> zip.last().gap = noise(p), Parameter.number("bytes", 10)),
    ZIP_LEADING((zip, p) -> zip.leading = noise(p), Parameter.number("bytes", 10)),
    ZIP_TRAILING((zip, p) -> zip.trailing = noise(p), Parameter.number("bytes", 10)),
    ZIP_TRUNCATED(
            (zip, p) -> zip.afterwards = bytes -> Arrays.copyOf(bytes, bytes.length - p.number("bytes")),
            Parameter.number("bytes", 10)),
    ZIP_BOMB(
            (zip, p) -> zip.entries.add(file("bomb.bin", new byte[p.number("megabytes") << 20])),
            Parameter.number("megabytes", 50)),
    ZIP_MANY_ENTRIES(
            (zip, p) -> Stream.iterate(0, i -> i + 1)
                    .limit(p.number("entries"))
                    .forEach(i -> zip.entries.add(file("more-" + i, new byte[0]))),
            Parameter.number("entries", 1_100)),
    ZIP_FOLDER_WITH_DATA((zip, p) -> zip.entries.add(file("folder/", "data".getBytes(StandardCharsets.UTF_8)))),
    /** A symbolic link unless another mode is given (in decimal). */
    ZIP_LINK((zip, p) -> zip.first().attributes = p.number("mode") << 16, Parameter.number("mode", 0120777)),
    ZIP_ENCRYPTED(
            (zip, p) -> both(zip.first(), header -> header.flags |= p.number("flags")), Parameter.number("flags", 1)),
    ZIP_METHOD(
            (zip, p) -> both(zip.first(), header -> header.method = p.number("method")),
            Parameter.number("method", 12)),
    ZIP_FALSE_SIZE(
            (zip, p) -> both(zip.first(), header -> header.size += p.number("more")), Parameter.number("more", -1)),
    ZIP_FALSE_CRC((zip, p) -> both(zip.first(), header -> header.crc ^= 1)),
    ZIP_BROKEN_DATA((zip, p) -> zip.first().data[zip.first().data.length / 2] ^= 0x55),
    ZIP_HEADERS_DISAGREE((zip, p) -> disagree(zip.first().local, p.text("about")), Parameter.text("about", "name")),
    /** Good ones are signed or unsigned; bad ones false or missing. */
    ZIP_DESCRIPTOR((zip, p) -> describe(zip.first(), p.text("kind")), Parameter.text("kind", "false")),
    /** In an extra field, or as a record. */
    ZIP_64((zip, p) -> enlarge(zip, p.text("by")), Parameter.text("by", "extra")),
    ZIP_COMMENT((zip, p) -> zip.comment = p.text("text").getBytes(StandardCharsets.UTF_8), Parameter.text("text", "x")),
    /** A comment that reads as the end record of an empty zip. */
    ZIP_TWO_ENDS(
            (zip, p) -> zip.comment = ForgedZip.buffer(22).putInt(0x06054b50).array()),
    /** Field of the end record: 0 and 1 disks, 2 and 3 numbers of entries, 4 size and 5 place of the directory. */
    ZIP_FALSE_END(
            (zip, p) -> zip.endShift[p.number("field")] += p.number("more"),
            Parameter.number("field", 3),
            Parameter.number("more", 1));

    private final BiConsumer<ForgedZip, Parameters> change;
    private final List<Parameter> parameters;

    ZipFault(BiConsumer<ForgedZip, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = Stream.concat(Stream.of(Parameter.text("in", "dp")), Stream.of(parameters))
                .toList();
    }

    @Override
    public void bend(ForgedZip zip, Parameters given) {
        if (given.text("in").equals(zip.place)) {
            change.accept(zip, given);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "zip";
    }

    private static ForgedEntry file(String name, byte[] content) {
        return new ForgedEntry(name.getBytes(StandardCharsets.UTF_8), content, true);
    }

    private static byte[] noise(Parameters p) {
        byte[] bytes = new byte[p.number("bytes")];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }

    private static void both(ForgedEntry entry, Consumer<ForgedEntry.Header> change) {
        change.accept(entry.local);
        change.accept(entry.central);
    }

    private static void addNames(ForgedZip zip, Parameters p) {
        for (String name : p.text("names").split(";")) {
            ForgedEntry entry = file("", "sandbox\n".getBytes(StandardCharsets.UTF_8));
            encode(entry, name, p.text("charset"), !p.flag("unmarked"));
            zip.entries.add(entry);
        }
    }

    private static void rename(ForgedZip zip, Parameters p) {
        for (ForgedEntry entry : zip.entries) {
            String name = new String(entry.central.name, StandardCharsets.UTF_8);
            encode(entry, name, p.text("charset"), p.flag("marked"));
        }
    }

    private static void encode(ForgedEntry entry, String name, String charset, boolean markedAsUtf8) {
        both(entry, header -> {
            header.name = name.getBytes(Charset.forName(charset));
            header.flags = markedAsUtf8 ? ForgedEntry.UTF8 : 0;
        });
    }

    private static void disagree(ForgedEntry.Header local, String about) {
        switch (about) {
            case "name" -> local.name = "other.txt".getBytes(StandardCharsets.UTF_8);
            case "size" -> local.size++;
            case "packed_size" -> local.packedSize++;
            case "crc" -> local.crc ^= 1;
            case "method" -> local.method = 0;
            case "flags" -> local.flags = 0;
            default -> throw new IllegalArgumentException("headers have no " + about);
        }
    }

    private static void describe(ForgedEntry entry, String kind) {
        both(entry, header -> header.flags |= ForgedEntry.DESCRIPTOR);
        boolean signed = !kind.equals("unsigned");
        ByteBuffer descriptor = ForgedZip.buffer(signed ? 16 : 12);
        if (signed) {
            descriptor.putInt(0x08074b50);
        }
        int crc = entry.central.crc ^ (kind.equals("false") ? 1 : 0);
        descriptor.putInt(crc).putInt(entry.central.packedSize).putInt(entry.central.size);
        entry.descriptor = kind.equals("missing") ? new byte[0] : descriptor.array();
        entry.local.crc = 0;
        entry.local.packedSize = 0;
        entry.local.size = 0;
    }

    private static void enlarge(ForgedZip zip, String by) {
        if (by.equals("extra")) {
            ForgedEntry entry = zip.first();
            byte[] extra = ForgedZip.buffer(20)
                    .putShort((short) 1)
                    .putShort((short) 16)
                    .putLong(entry.central.size)
                    .putLong(entry.central.packedSize)
                    .array();
            both(entry, header -> {
                header.extra = extra;
                header.size = -1;
                header.packedSize = -1;
            });
        } else {
            // record of 56 bytes and locator of 20; the old end record points to them by its greatest values
            zip.beforeEnd = ForgedZip.buffer(76)
                    .putInt(0x06064b50)
                    .putLong(44)
                    .putInt(56, 0x07064b50)
                    .putInt(72, 1)
                    .array();
            zip.endShift[2] = 0xffff - zip.entries.size();
            zip.endShift[3] = 0xffff - zip.entries.size();
        }
    }
}
