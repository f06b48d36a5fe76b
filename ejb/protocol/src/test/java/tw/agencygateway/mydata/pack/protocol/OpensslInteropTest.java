package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.INCOME;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.Crl;
import tw.agencygateway.pki.protocol.Openssl;
import tw.agencygateway.pki.protocol.SignerTrust;

/** A package whose certificates, CRL, signature, encryption and MAC were all made by the openssl program. */
class OpensslInteropTest {
    private static final String AUTHORITY = """
            [ca]
            default_ca = authority
            [authority]
            database = index.txt
            crlnumber = number.txt
            default_md = sha256
            default_crl_days = 7
            """;

    @TempDir
    private Path folder;

    private Openssl openssl;

    @BeforeEach
    void certify() throws Exception {
        openssl = Openssl.in(folder, AUTHORITY);
        openssl.issue("signer", 77);
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("number.txt"), "01");
        openssl.run("ca -gencrl -config test.cnf -cert root.pem -keyfile root.key -out root.crl");
    }

    @Test
    void a_package_made_by_openssl_is_verified() throws Exception {
        Crl crl = Crl.parse(read("root.crl"));
        SignerTrust trust =
                new SignerTrust(List.of(CertificateReader.read(read("root.pem"))), List.of(), issuer -> List.of(crl));
        PackageRequest request = new PackageRequest(
                CLIENT,
                Map.of(HOUSEHOLD, SignaturePolicy.REQUIRED, INCOME, SignaturePolicy.REQUIRED),
                Map.of(),
                JweTest.IV,
                MismatchPolicy.REJECT,
                MismatchPolicy.REJECT,
                ZipLimits.DEFAULT,
                Instant.now(),
                Instant.now());
        TestPackages packages = new TestPackages();
        packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(signedFiles(packages.data)));
        String jwe = jwe(TestPackages.envelope(CLIENT + ".zip", packages.myDataPackage()));
        MemoryStore store = new MemoryStore();

        VerificationReport report = new PackageVerifier(trust)
                .verify(() -> new ByteArrayInputStream(utf8(jwe)), JweTest.KEY, request, store);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VERIFIED);
        assertThat(store.objects).hasSize(2);
    }

    private Map<String, byte[]> signedFiles(Map<String, byte[]> data) throws Exception {
        Files.write(folder.resolve("manifest.xml"), TestPackages.dpManifest(data));
        openssl.run("dgst -sha256 -sign signer.key -out signature manifest.xml");
        Map<String, byte[]> files = new LinkedHashMap<>(data);
        files.put("META-INFO/manifest.xml", read("manifest.xml"));
        files.put("META-INFO/manifest.sha256withrsa", read("signature"));
        files.put("META-INFO/certificate.cer", read("signer.pem"));
        return files;
    }

    private String jwe(byte[] plaintext) throws Exception {
        HexFormat hex = HexFormat.of();
        byte[] cek = JweTest.random(64);
        Files.write(folder.resolve("cek"), cek);
        Files.write(folder.resolve("plaintext"), plaintext);
        openssl.run(
                "enc -id-aes256-wrap -K " + hex.formatHex(JweTest.KEY) + " -iv A6A6A6A6A6A6A6A6 -in cek -out wrapped");
        openssl.run("enc -aes-256-cbc -K " + hex.formatHex(cek, 32, 64) + " -iv " + hex.formatHex(JweTest.IV)
                + " -in plaintext -out ciphertext");
        String header = base64Url(utf8(JweWriter.HEADER));
        byte[] ciphertext = read("ciphertext");
        ByteBuffer authenticated = ByteBuffer.allocate(header.length() + 16 + ciphertext.length + 8)
                .put(utf8(header))
                .put(JweTest.IV)
                .put(ciphertext)
                .putLong(header.length() * 8L);
        Files.write(folder.resolve("authenticated"), authenticated.array());
        openssl.run("dgst -sha512 -mac HMAC -macopt hexkey:" + hex.formatHex(cek, 0, 32)
                + " -binary -out mac authenticated");
        return String.join(
                ".",
                header,
                base64Url(read("wrapped")),
                base64Url(JweTest.IV),
                base64Url(ciphertext),
                base64Url(Arrays.copyOf(read("mac"), 32)));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }
}
