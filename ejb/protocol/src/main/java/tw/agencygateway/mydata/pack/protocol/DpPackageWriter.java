package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code {resource_id}.zip} as a data provider sends it, in one pass and without keeping any of it:
 *
 * <pre>…                                   the data, in the given order
 * META-INFO/manifest.xml              SHA-256 of each of them
 * META-INFO/manifest.sha256withrsa    raw RSA signature over the bytes of manifest.xml
 * META-INFO/certificate.cer           the signer, PEM</pre>
 *
 * The same input gives the same bytes. {@link PackageVerifier} takes what is written here. Source: MyData DP V1.3 §玖.
 */
public final class DpPackageWriter {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** Writes the content of one file; the stream is not its to close. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private DpPackageWriter() {}

    /**
     * Writes a package.
     *
     * @param out is left open; what it has when anything is thrown is worthless
     * @param files by name, at least one
     * @param signer where there is none, the package has no META-INFO
     * @param issued becomes the date of every file
     * @throws MalformedZipException when a reader would refuse a name or a size
     * @throws GeneralSecurityException when the signer cannot sign
     */
    public static void write(
            OutputStream out, Map<String, Content> files, Optional<PackageSigner> signer, Instant issued)
            throws IOException, GeneralSecurityException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a package holds at least one file");
        }
        PackageOutput zip = new PackageOutput(out, LocalDateTime.ofInstant(issued, TAIPEI));
        try {
            Map<String, String> digests = new LinkedHashMap<>();
            for (Map.Entry<String, Content> file : files.entrySet()) {
                checkName(file.getKey());
                digests.put(file.getKey(), zip.write(file.getKey(), file.getValue()));
            }
            if (signer.isPresent()) {
                sign(new DpManifest(digests).write(), signer.get(), zip);
            }
            zip.finish();
            zip.flush();
        } finally {
            zip.release();
        }
    }

    private static void sign(byte[] manifest, PackageSigner signer, PackageOutput zip)
            throws IOException, GeneralSecurityException {
        byte[] signature = signer.sign(manifest);
        byte[] certificate = signer.pem();
        zip.write(DpPackageCheck.MANIFEST, out -> out.write(manifest));
        zip.write(DpPackageCheck.SIGNATURE, out -> out.write(signature));
        zip.write(DpPackageCheck.CERTIFICATE, out -> out.write(certificate));
    }

    private static void checkName(String name) throws MalformedZipException {
        boolean reserved = name.toUpperCase(Locale.ROOT).startsWith(DpPackageCheck.FOLDER);
        if (reserved || !name.equals(name.strip()) || !XmlText.isRepresentable(name)) {
            throw new MalformedZipException(FindingCode.ZIP_UNSAFE_NAME, "no manifest can name that file");
        }
    }
}
