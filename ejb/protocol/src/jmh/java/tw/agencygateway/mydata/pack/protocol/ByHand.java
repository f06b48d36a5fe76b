package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What follows the JWE library in a program that an agency writes by hand, on the JDK alone; the signer's path and revocation left out. */
final class ByHand {
    private static final String FOLDER = "META-INFO/";

    private ByHand() {}

    /** @param zip the decoded MyData package */
    static int store(byte[] zip, PackageStore store) throws IOException, GeneralSecurityException {
        Map<String, byte[]> myData = unzip(zip);
        int files = 0;
        for (MyDataManifest.Item item : manifest(myData.get(FOLDER + "manifest.xml"))) {
            if (item.code() == 200) {
                files += storeDataSet(unzip(myData.get(item.filename())), store);
            }
        }
        return files;
    }

    private static Iterable<MyDataManifest.Item> manifest(byte[] xml) throws IOException {
        return MyDataManifest.parse(xml).items();
    }

    private static int storeDataSet(Map<String, byte[]> files, PackageStore store)
            throws IOException, GeneralSecurityException {
        byte[] manifest = files.remove(FOLDER + "manifest.xml");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(files.remove(FOLDER + "certificate.cer"))));
        verifier.update(manifest);
        if (!verifier.verify(files.remove(FOLDER + "manifest.sha256withrsa"))) {
            throw new GeneralSecurityException("signature");
        }
        Map<String, String> digests = DpManifest.parse(manifest).digests();
        int count = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            if (!HexFormat.of().formatHex(digest).equals(digests.get(file.getKey()))) {
                throw new GeneralSecurityException("digest");
            }
            try (OutputStream out = store.create("file-" + ++count)) {
                out.write(file.getValue());
            }
        }
        return count;
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
