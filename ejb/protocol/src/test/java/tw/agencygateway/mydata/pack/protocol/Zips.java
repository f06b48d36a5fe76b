package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as the JDK writes them. */
final class Zips {
    private Zips() {}

    /** Deflated entries with data descriptors; names ending in {@code /} are folders. */
    static byte[] deflated(Map<String, byte[]> files) {
        return write(files, StandardCharsets.UTF_8, false);
    }

    static byte[] stored(Map<String, byte[]> files) {
        return write(files, StandardCharsets.UTF_8, true);
    }

    /** Names in another character set, without the flag for UTF-8. */
    static byte[] named(Charset charset, Map<String, byte[]> files) {
        return write(files, charset, false);
    }

    private static byte[] write(Map<String, byte[]> files, Charset charset, boolean stored) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, charset)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
