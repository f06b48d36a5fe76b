package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.pki.protocol.CertificateReader;
import tw.agencygateway.pki.protocol.Crl;
import tw.agencygateway.pki.protocol.SignerTrust;

/** A package whose certificates, CRL, signature, encryption and MAC were all made by the openssl program. */
class OpensslInteropTest {
    private static final String CONFIGURATION = """
            [req]
            distinguished_name = dn
            x509_extensions = root
            prompt = no
            [dn]
            C = TW
            CN = OpenSSL root
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [signer]
            keyUsage = critical, digitalSignature
            authorityKeyIdentifier = keyid
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

    @BeforeEach
    void require_openssl() throws Exception {
        // where everything is tested its absence is a fault, elsewhere it may be absent
        assumeTrue(
                System.getenv("CI") != null || isInstalled(),
                "the openssl program is not installed: nothing to compare with");
        Files.writeString(folder.resolve("test.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("index.txt"), "");
        Files.writeString(folder.resolve("number.txt"), "01");
        openssl("req -x509 -newkey rsa:2048 -nodes -config test.cnf -keyout root.key -out root.pem -days 30");
        openssl("req -new -newkey rsa:2048 -nodes -config test.cnf -subj /C=TW/CN=Signer -keyout signer.key -out csr");
        openssl("x509 -req -in csr -CA root.pem -CAkey root.key -set_serial 77 -days 9 -sha256"
                + " -extfile test.cnf -extensions signer -out signer.pem");
        openssl("ca -gencrl -config test.cnf -cert root.pem -keyfile root.key -out root.crl");
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
        openssl("dgst -sha256 -sign signer.key -out signature manifest.xml");
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
        openssl("enc -id-aes256-wrap -K " + hex.formatHex(JweTest.KEY) + " -iv A6A6A6A6A6A6A6A6 -in cek -out wrapped");
        openssl("enc -aes-256-cbc -K " + hex.formatHex(cek, 32, 64) + " -iv " + hex.formatHex(JweTest.IV)
                + " -in plaintext -out ciphertext");
        String header = base64Url(utf8(JweWriter.HEADER));
        byte[] ciphertext = read("ciphertext");
        ByteBuffer authenticated = ByteBuffer.allocate(header.length() + 16 + ciphertext.length + 8)
                .put(utf8(header))
                .put(JweTest.IV)
                .put(ciphertext)
                .putLong(header.length() * 8L);
        Files.write(folder.resolve("authenticated"), authenticated.array());
        openssl("dgst -sha512 -mac HMAC -macopt hexkey:" + hex.formatHex(cek, 0, 32)
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

    private void openssl(String arguments) throws Exception {
        assertThat(run(arguments)).as("openssl " + arguments).isZero();
    }

    private boolean isInstalled() throws Exception {
        try {
            return run("version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private int run(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
