package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tw.agencygateway.pki.service.SigningFixture.SUBJECT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.mydata.pack.protocol.Verdict;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.service.SigningKeyRefusedException.Reason;
import tw.agencygateway.platform.service.BootstrapException;
import tw.agencygateway.platform.service.BootstrapNodes;

/** Keys that are made here or come in files, from the request for their certificate to their end. */
class SigningKeyRegisterTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private SigningFixture signing;

    @BeforeEach
    void open() throws Exception {
        signing = new SigningFixture(SigningFixture.noToken());
    }

    @AfterEach
    void close() {
        signing.close();
    }

    @Test
    void aKeySignsFromItsCertificatesImportOn() throws Exception {
        make("first");
        assertThat(signing.inForce()).isEqualTo("none");

        signing.certify("first", now(), YEAR);

        assertThat(signing.inForce()).isEqualTo("first");
        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void thePrivateKeyIsSealed() throws Exception {
        make("first");

        SigningKey key = signing.key("first");
        String pkcs8 = hex(signing.register.secrets.open(key).getEncoded());
        assertThat(hex(key.privateKey().orElseThrow()).contains(pkcs8.substring(pkcs8.length() - 64)))
                .isFalse();
    }

    @Test
    void opensslReadsTheRequestAndSignsIt() throws Exception {
        assumeTrue(System.getenv("CI") != null || isInstalled(), "the openssl program is not installed");
        make("first");
        Files.writeString(
                directory.resolve("csr"), signing.keys.request("first").orElseThrow());
        Files.writeString(directory.resolve("ext"), "keyUsage = critical, digitalSignature\n");

        String request = openssl("req -in csr -noout -verify -text -nameopt utf8");
        assertThat(request)
                .contains("verify OK", "2048 bit", "sha256WithRSAEncryption")
                .contains("C=TW, O=示範機關, OU=資訊處, CN=MyData 簽章");
        openssl("req -x509 -newkey rsa:2048 -nodes -subj /C=TW/CN=CA -keyout ca.key -out ca.pem -days 30"
                + " -addext keyUsage=critical,keyCertSign");
        openssl("x509 -req -in csr -CA ca.pem -CAkey ca.key -set_serial 7 -days 9 -sha256 -extfile ext -out first.pem");
        signing.clock.move(Duration.between(now(), Instant.now()));
        byte[] certificate = Files.readAllBytes(directory.resolve("first.pem"));
        assertRefused(Reason.NO_PATH, () -> signing.register.certify("first", certificate, "tester"));
        signing.pki.in(
                () -> signing.pki.anchors.add("OpenSSL", Files.readAllBytes(directory.resolve("ca.pem")), "tester"));
        signing.in(() -> signing.register.certify("first", certificate, "tester"));

        assertThat(signing.inForce()).isEqualTo("first");
    }

    @Test
    void theOldKeySignsUntilTheNewOneIsValid() throws Exception {
        make("old");
        signing.certify("old", now(), YEAR);
        make("new");
        signing.certify("new", now().plus(DAY), YEAR);
        assertThat(signing.inForce()).isEqualTo("old");

        signing.clock.move(DAY);

        assertThat(signing.inForce()).isEqualTo("new");
    }

    @Test
    void aCertificateThatDoesNotDoIsRefusedWithTheReason() throws Exception {
        make("first");
        make("other");
        X509Certificate others = signing.issue("other", now(), YEAR);
        X509Certificate over = signing.issue("first", now().minus(YEAR), YEAR.minus(DAY));
        X509Certificate forLists =
                signing.root.certify(signing.requested("first"), now(), now().plus(DAY), KeyUsage.cRLSign);
        X509Certificate strangers = TestPki.root("CN=Stranger", PkiFixture.FROM, PkiFixture.UNTIL)
                .certify(signing.requested("first"), now(), now().plus(DAY), KeyUsage.digitalSignature);

        assertRefused(Reason.OTHER_KEY, () -> certify(others));
        assertRefused(Reason.EXPIRED, () -> certify(over));
        assertRefused(Reason.WRONG_PURPOSE, () -> certify(forLists));
        assertRefused(Reason.NO_PATH, () -> certify(strangers));
        assertRefused(Reason.MALFORMED, () -> signing.register.certify("first", new byte[] {0x30, 0}, "tester"));
        assertRefused(Reason.GONE, () -> signing.register.certify("none", others.getEncoded(), "tester"));
        assertThat(signing.key("first").isCertified()).isFalse();
    }

    @Test
    void aRenewedCertificateTakesOverOnceItIsValid() throws Exception {
        make("first");
        signing.certify("first", now(), YEAR);
        X509Certificate later = signing.issue("first", now().plus(DAY), YEAR);

        assertRefused(Reason.NOT_YET_VALID, () -> certify(later));
        signing.clock.move(DAY);
        signing.in(() -> certify(later));

        assertThat(signing.key("first").notAfter())
                .isEqualTo(later.getNotAfter().toInstant());
    }

    @Test
    void aRetiredKeySignsNoMoreUntilItIsReinstated() throws Exception {
        make("first");
        signing.certify("first", now(), YEAR);
        assertRefused(Reason.NOT_RETIRED, () -> signing.register.remove("first", "tester"));

        signing.in(() -> signing.register.retire("first", "tester"));
        assertThat(signing.inForce()).isEqualTo("none");
        signing.in(() -> signing.register.reinstate("first", "tester"));
        assertThat(signing.inForce()).isEqualTo("first");
        signing.in(() -> signing.register.retire("first", "tester"));
        signing.in(() -> signing.register.remove("first", "tester"));

        assertThat(signing.keys.list()).isEmpty();
    }

    @Test
    void aKeyWithoutCertificateIsDeletedAtOnce() throws Exception {
        make("first");
        signing.in(() -> signing.register.remove("first", "tester"));

        assertThat(signing.keys.list()).isEmpty();
    }

    @Test
    void namesAndSizesAreChecked() throws Exception {
        make("first");

        assertRefused(Reason.NAME_TAKEN, () -> signing.register.make("first", 2048, SUBJECT, "tester"));
        assertRefused(Reason.SIZE, () -> signing.register.make("short", 1024, SUBJECT, "tester"));
        assertRefused(Reason.SIZE, () -> signing.register.make("long", 8192, SUBJECT, "tester"));
    }

    @Test
    void aPkcs12FileIsTakenWithItsKey() throws Exception {
        KeyPair pair = rsa(2048);
        X509Certificate certificate =
                signing.root.certify(pair.getPublic(), now(), now().plus(YEAR), KeyUsage.digitalSignature);
        byte[] file = pkcs12(pair, certificate, "secret");

        assertRefused(Reason.NOT_OPENED, () -> signing.register.takePkcs12("p12", file, chars("wrong"), "tester"));
        signing.in(() -> signing.register.takePkcs12("p12", file, chars("secret"), "tester"));

        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
        assertRefused(Reason.NAME_TAKEN, () -> signing.register.takePkcs12("p12", file, chars("secret"), "tester"));
    }

    @Test
    void aPkcs12FileWithoutAUsableKeyIsRefused() throws Exception {
        KeyPair shortKey = rsa(1024);
        byte[] small = pkcs12(
                shortKey,
                signing.root.certify(shortKey.getPublic(), now(), now().plus(YEAR), KeyUsage.digitalSignature),
                "secret");
        KeyPair pair = rsa(2048);
        byte[] strange = pkcs12(
                pair,
                TestPki.root("CN=Stranger", PkiFixture.FROM, PkiFixture.UNTIL)
                        .certify(pair.getPublic(), now(), now().plus(DAY), KeyUsage.digitalSignature),
                "secret");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        empty.setCertificateEntry("root", signing.root.certificate);

        assertRefused(Reason.SIZE, () -> signing.register.takePkcs12("p", small, chars("secret"), "tester"));
        assertRefused(Reason.NO_PATH, () -> signing.register.takePkcs12("p", strange, chars("secret"), "tester"));
        byte[] noKey = store(empty, "secret");
        assertRefused(Reason.NOT_ONE_KEY, () -> signing.register.takePkcs12("p", noKey, chars("secret"), "tester"));
    }

    @Test
    void theBootstrapFileBringsAKeyAndAnother() throws Exception {
        writePkcs12(rsa(2048));
        apply("- {name: Signer, pkcs12_file: signer.p12, password_file: password}");
        Instant first = signing.key("Signer").certifiedAt();
        signing.clock.move(DAY);
        apply("- {name: Signer, pkcs12_file: signer.p12, password_file: password}");
        assertThat(signing.key("Signer").certifiedAt()).isEqualTo(first);

        writePkcs12(rsa(2048));
        apply("- {name: Signer, pkcs12_file: signer.p12, password_file: password}");

        assertThat(signing.key("Signer").certifiedAt()).isEqualTo(now());
        assertThatThrownBy(() -> apply("- {name: Signer, token_key: label}"))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("[0].token_key")
                .hasMessageContaining("gateway.signing.pkcs11.library is not set");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void make(String name) throws Exception {
        signing.in(() -> signing.register.make(name, 2048, SUBJECT, "tester"));
    }

    private void certify(X509Certificate certificate) throws Exception {
        signing.register.certify("first", certificate.getEncoded(), "tester");
    }

    private Instant now() {
        return signing.clock.instant();
    }

    private void apply(String content) throws Exception {
        SigningKeySection section = new SigningKeySection();
        section.register = signing.register;
        signing.in(() -> section.apply(BootstrapNodes.parse(directory, content)));
    }

    private void writePkcs12(KeyPair pair) throws Exception {
        X509Certificate certificate =
                signing.root.certify(pair.getPublic(), now(), now().plus(YEAR), KeyUsage.digitalSignature);
        Files.write(directory.resolve("signer.p12"), pkcs12(pair, certificate, "secret"));
        Files.writeString(directory.resolve("password"), "secret\n");
    }

    private static KeyPair rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static byte[] pkcs12(KeyPair pair, X509Certificate certificate, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("signer", pair.getPrivate(), chars(password), new Certificate[] {certificate});
        return store(store, password);
    }

    private static byte[] store(KeyStore store, String password) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, chars(password));
        return out.toByteArray();
    }

    private static char[] chars(String password) {
        return password.toCharArray();
    }

    private void assertRefused(Reason reason, SigningFixture.Act act) {
        assertThatThrownBy(() -> signing.in(act))
                .isInstanceOfSatisfying(
                        SigningKeyRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private String openssl(String arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(directory.resolve("output"));
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
