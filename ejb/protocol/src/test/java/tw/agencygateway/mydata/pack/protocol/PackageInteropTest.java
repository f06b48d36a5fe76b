package tw.agencygateway.mydata.pack.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.ISSUE;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.PERSON;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.row;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter.Content;
import tw.agencygateway.pki.protocol.TestPki;

/** A package of this product as other programs see it: its signature by openssl, its PDF by poppler's pdftotext and by qpdf; signed in a token, too. */
class PackageInteropTest {
    private static final String PIN = "24682468";
    private static final String RARE = "𠮷 𪚥 \udb80\udc01 一⼀ 葛󠄀 office";

    @TempDir
    private Path folder;

    private final TestPki.Holder signer = TestPki.issue(TestPki.root("Root"), TestPki.signer("Signer"));

    @BeforeEach
    void unpack() throws Exception {
        write(new PackageSigner(signer.key(), signer.certificate(), Security.getProvider("SunRsaSign")));
    }

    private void write(PackageSigner packageSigner) throws Exception {
        PersonData data =
                PersonData.of(TestPersonData.FIELDS, List.of(row(RARE, "1973-07-14", "示範市中正區寶慶路3號", 4, true)));
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("data.json", out -> PersonDataJson.write(data, ISSUE, out));
        files.put("data.pdf", out -> new PersonDataPdf(PdfFonts.bundled()).write(data, ISSUE, PERSON, out));
        Path zip = folder.resolve("package.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            DpPackageWriter.write(out, files, Optional.of(packageSigner), TestPki.NOW);
        }
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void openssl_verifies_the_signature_and_the_digests() throws Exception {
        verifyByOpenssl();
    }

    @Test
    void openssl_verifies_what_a_key_signed_that_never_leaves_its_token() throws Exception {
        Provider token = token();
        KeyStore keys = KeyStore.getInstance("PKCS11", token);
        keys.load(null, PIN.toCharArray());
        keys.setKeyEntry("signer", signer.key(), null, new Certificate[] {signer.certificate()});
        PrivateKey key = (PrivateKey) keys.getKey("signer", null);
        assertThat(key.getEncoded()).isNull();

        write(new PackageSigner(key, signer.certificate(), token));

        verifyByOpenssl();
    }

    /** Makes a token where the library looks for it. */
    private Provider token() throws Exception {
        require("softhsm2-util", "--version");
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(configuration.resolveSibling("softhsm-tokens"));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
        String made = run("softhsm2-util", "--init-token", "--free", "--label", "test", "--pin", PIN, "--so-pin", PIN);
        Matcher slot = Pattern.compile("reassigned to slot (\\d+)").matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        Path library = Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Security.getProvider("SunPKCS11")
                .configure("--name = Package\nlibrary = " + library + "\nslot = "
                        + slot.group(1)
                        + "\nattributes(*,CKO_PRIVATE_KEY,*) = {\nCKA_SENSITIVE = true\nCKA_EXTRACTABLE = false\n}\n");
    }

    private void verifyByOpenssl() throws Exception {
        require("openssl", "version");

        run("openssl", "x509", "-in", "META-INFO/certificate.cer", "-pubkey", "-noout", "-out", "key.pem");
        assertThat(run(
                        "openssl",
                        "dgst",
                        "-sha256",
                        "-verify",
                        "key.pem",
                        "-signature",
                        "META-INFO/manifest.sha256withrsa",
                        "META-INFO/manifest.xml"))
                .isEqualTo("Verified OK\n");
        String manifest = Files.readString(folder.resolve("META-INFO/manifest.xml"));
        for (String file : List.of("data.json", "data.pdf")) {
            assertThat(manifest)
                    .contains(run("openssl", "dgst", "-sha256", "-r", file).substring(0, 64));
        }
    }

    @Test
    void pdftotext_reads_every_character_with_the_id_and_nothing_without() throws Exception {
        require("pdftotext", "-v");

        String text = run("pdftotext", "-enc", "UTF-8", "-upw", PERSON.value(), "data.pdf", "-");
        assertThat(text).contains(RARE, "示範市中正區寶慶路3號", "個人戶籍資料", "1973-07-14");
        assertThat(run("pdftotext", "data.pdf", "-")).contains("Incorrect password");
        assertThat(run("pdftotext", "-upw", "A123456788", "data.pdf", "-")).contains("Incorrect password");
    }

    @Test
    void qpdf_finds_no_fault_and_aes_of_256_bits() throws Exception {
        require("qpdf", "--version");

        assertThat(run("qpdf", "--check", "--password=" + PERSON.value(), "data.pdf"))
                .contains("R = 6", "No syntax or stream encoding errors found");
        assertThat(run("qpdf", "--show-encryption", "--password=" + PERSON.value(), "data.pdf"))
                .contains("stream encryption method: AESv3");
        assertThat(run("qpdf", "--check", "data.pdf")).contains("invalid password");
    }

    private void require(String... command) throws Exception {
        // where everything is tested its absence is a fault, elsewhere it may be absent
        assumeTrue(System.getenv("CI") != null || isInstalled(command), command[0] + " is not installed");
    }

    private boolean isInstalled(String... command) throws Exception {
        try {
            run(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String run(String... command) throws Exception {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, UTF_8);
    }
}
