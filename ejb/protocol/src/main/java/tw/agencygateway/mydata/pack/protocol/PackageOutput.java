package tw.agencygateway.mydata.pack.protocol;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip that {@link StrictZip} reads under the default limits: names as strict, sizes as bounded, and nothing squeezed so far that it
 * looks like a bomb. Every entry is digested while it is written.
 */
final class PackageOutput extends ZipOutputStream {
    private static final ZipLimits LIMITS = ZipLimits.DEFAULT;
    private static final Pattern PACKED = Pattern.compile(".*\\.(?:pdf|zip|jpe?g|png|docx|xlsx|od[ts])");
    private static final int BLOCK = 64 * 1024;

    /** From here on a suspicious ratio is looked at: before the reader does, and after a first block has left the deflater. */
    private static final int RATIO_FROM = 768 * 1024;

    private static final int MAX_RATIO = LIMITS.maxRatio() / 2;

    private final ZipNames names = new ZipNames();
    private final LocalDateTime modified;
    private int entries;
    private long total;

    /** @param out is never closed */
    PackageOutput(OutputStream out, LocalDateTime modified) {
        super(new BufferedOutputStream(out, BLOCK));
        this.buf = new byte[BLOCK];
        this.modified = modified;
    }

    /** Gives back what the deflater holds outside the heap, without ending the zip: half a package shall not look like a whole one. */
    void release() {
        def.end();
    }

    /**
     * Writes one file.
     *
     * @return its SHA-256 in hex
     * @throws MalformedZipException when a reader would refuse its name, its size, or one file more
     */
    String write(String name, DpPackageWriter.Content content) throws IOException, GeneralSecurityException {
        names.add(ZipName.decode(name.getBytes(StandardCharsets.UTF_8), true, LIMITS.maxFolders()));
        if (name.endsWith("/") || ++entries > LIMITS.maxEntries()) {
            throw new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, "a folder, or too many files");
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(modified);
        boolean packed = PACKED.matcher(name.toLowerCase(Locale.ROOT)).matches();
        def.setStrategy(Deflater.DEFAULT_STRATEGY);
        setLevel(packed ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        putNextEntry(entry);
        EntryOutput out = new EntryOutput();
        content.writeTo(out);
        closeEntry();
        return HexFormat.of().formatHex(out.sha256.digest());
    }

    /** The content of the present entry. */
    private final class EntryOutput extends OutputStream {
        private final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        private long size;

        EntryOutput() throws GeneralSecurityException {}

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = 0; at < length; at += BLOCK) {
                writeBlock(bytes, offset + at, Math.min(BLOCK, length - at));
            }
        }

        private void writeBlock(byte[] bytes, int offset, int length) throws IOException {
            size += length;
            total += length;
            if (size > LIMITS.maxEntryBytes() || total > LIMITS.maxTotalBytes()) {
                throw new MalformedZipException(FindingCode.ZIP_LIMIT_EXCEEDED, "more than a package may hold");
            }
            sha256.update(bytes, offset, length);
            PackageOutput.this.write(bytes, offset, length);
            if (size > RATIO_FROM && size / MAX_RATIO > def.getBytesWritten()) {
                // without repetitions, at most one to eight
                def.setStrategy(Deflater.HUFFMAN_ONLY);
            }
        }
    }
}
