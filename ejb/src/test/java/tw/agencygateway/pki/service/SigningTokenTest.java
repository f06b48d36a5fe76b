package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static tw.agencygateway.pki.service.SigningFixture.SUBJECT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.mydata.pack.protocol.Verdict;
import tw.agencygateway.pki.service.SigningKeyRefusedException.Reason;
import tw.agencygateway.platform.service.BootstrapNodes;
import tw.agencygateway.platform.service.Pkcs11Token;
import tw.agencygateway.platform.service.SoftHsm;
import tw.agencygateway.platform.service.TokenUnusableException;

/** Keys that lie in a token, here one of SoftHSM. */
class SigningTokenTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static SoftHsm hsm;

    @TempDir
    private Path directory;

    private final String name = "key " + UUID.randomUUID();
    private SigningFixture signing;

    @BeforeAll
    static void findToken() throws Exception {
        assumeTrue(SoftHsm.library().isPresent(), "softhsm2 is not installed");
        hsm = SoftHsm.token("signing");
    }

    @BeforeEach
    void open() throws Exception {
        signing = new SigningFixture(configuration(hsm));
    }

    @AfterEach
    void close() {
        signing.close();
    }

    @Test
    void aPackageSignedInTheTokenIsVerifiedByItsReceiver() throws Exception {
        makeAndCertify();

        assertThat(signing.inForce()).isEqualTo(name);
        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void theKeyNeverLeavesTheToken() throws Exception {
        makeAndCertify();

        assertThat(signing.key(name).privateKey()).isEmpty();
        KeyStore store = KeyStore.getInstance("PKCS11", provider());
        store.load(null, SoftHsm.PIN.toCharArray());
        PrivateKey key = (PrivateKey) store.getKey(name, null);
        assertThat(key.getEncoded()).isNull();
        assertThat(key.toString()).contains("sensitive").contains("unextractable");
    }

    @Test
    void anotherNodeSignsWithAKeyThatWasMadeAfterItsLogin() throws Exception {
        signing.token.generate(name, 2048, SUBJECT);
        SigningToken node = signing.token(configuration(hsm));
        node.signer(name).sign(new byte[1]);
        String later = name + " later";
        signing.token.generate(later, 3072, SUBJECT);
        signing.clock.move(PAUSE);

        assertThat(node.signer(later).sign(new byte[1])).hasSize(384);
    }

    @Test
    void aLostSessionIsMadeAnew() throws Exception {
        makeAndCertify();
        signing.verifySigned(directory);
        signing.clock.move(PAUSE);

        logOut();

        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aTokenThatFailsIsNotLoggedInToAgainAtOnce() throws Exception {
        makeAndCertify();
        signing.token.signer(name).sign(new byte[1]);

        logOut();

        assertThatThrownBy(() -> signing.token.signer(name).sign(new byte[1]))
                .isInstanceOf(TokenUnusableException.class);
        signing.clock.move(PAUSE);
        assertThat(signing.token.signer(name).sign(new byte[1])).hasSize(256);
    }

    @Test
    void aLabelThatIsMistakenDoesNotCostTheLogin() throws Exception {
        Path pinFile = Files.writeString(directory.resolve("pin"), SoftHsm.PIN);
        SigningToken token = signing.token(configuration(hsm.slot(), pinFile));
        token.generate(name, 2048, SUBJECT);
        // another login would fail
        Files.delete(pinFile);
        signing.clock.move(PAUSE);

        assertThatThrownBy(() -> token.signer("none").sign(new byte[1]))
                .isInstanceOf(TokenKeyException.class)
                .hasMessageContaining("no RSA key with a certificate of the label none");
        assertThatThrownBy(() -> token.generate(name, 2048, SUBJECT)).isInstanceOf(TokenKeyException.class);
        assertThat(token.signer(name).sign(new byte[1])).hasSize(256);
    }

    @Test
    void aTokenThatHangsIsGivenUp() {
        CountDownLatch end = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        SigningToken token = signing.token(new SigningTokenConfiguration() {
            @Override
            Pkcs11Token token() {
                if (Thread.currentThread() != caller) {
                    await(end);
                }
                return configuration(hsm).token();
            }
        });
        token.calls = new TokenCalls() {
            @Override
            <T> T call(Duration most, Callable<T> question)
                    throws GeneralSecurityException, TimeoutException, InterruptedException {
                return signing.calls.call(most.dividedBy(100), question);
            }
        };

        assertThatThrownBy(() -> token.signer(name).sign(new byte[1]))
                .isInstanceOf(TokenUnusableException.class)
                .hasMessageContaining("does not answer");
        end.countDown();
    }

    /** As native code does, whatever interrupts it. */
    private static void await(CountDownLatch end) {
        boolean interrupted = false;
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aWrongPinIsTriedOnce() throws Exception {
        SoftHsm fresh = SoftHsm.token("never-signing");
        Files.writeString(fresh.pinFile(), "11111111");
        SigningToken token = signing.token(configuration(fresh));
        assertPinRefused(token);
        Files.writeString(fresh.pinFile(), SoftHsm.PIN);
        signing.clock.move(PAUSE.multipliedBy(100));

        assertPinRefused(token);
        signing.token(configuration(fresh)).generate(name, 2048, SUBJECT);
    }

    private static void assertPinRefused(SigningToken token) {
        assertThatThrownBy(() -> token.certificate("any"))
                .isInstanceOf(TokenUnusableException.class)
                .hasMessageContaining("CKR_PIN_INCORRECT")
                .hasMessageNotContaining("11111111");
    }

    @Test
    void aKeyThatLiesThereAlreadyIsRegisteredByItsLabel() throws Exception {
        String label = name + " of old";
        X509Certificate certificate = signing.root.certify(
                signing.token.generate(label, 2048, SUBJECT),
                signing.clock.instant(),
                signing.clock.instant().plus(YEAR),
                KeyUsage.digitalSignature);
        Optional<byte[]> given = Optional.of(certificate.getEncoded());

        // the one that lies there is the token's own placeholder
        assertRefused(Reason.NO_PATH, () -> signing.register.takeFromToken(name, label, Optional.empty(), "tester"));
        assertRefused(Reason.TOKEN, () -> signing.register.takeFromToken(name, "none", given, "tester"));
        signing.in(() -> signing.register.takeFromToken(name, label, given, "tester"));

        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void theBootstrapFileNamesAKeyOfTheToken() throws Exception {
        X509Certificate certificate = signing.root.certify(
                signing.token.generate(name, 2048, SUBJECT),
                signing.clock.instant(),
                signing.clock.instant().plus(YEAR),
                KeyUsage.digitalSignature);
        Files.write(directory.resolve("signer.cer"), certificate.getEncoded());
        SigningKeySection section = new SigningKeySection();
        section.register = signing.register;
        String content = "- {name: Signer, token_key: \"" + name + "\", certificate_file: signer.cer}";

        signing.in(() -> section.apply(BootstrapNodes.parse(directory, content)));
        signing.in(() -> section.apply(BootstrapNodes.parse(directory, content)));

        assertThat(signing.inForce()).isEqualTo("Signer");
        assertThat(signing.verifySigned(directory).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void aLabelIsGivenOnce() throws Exception {
        signing.token.generate(name, 2048, SUBJECT);

        assertRefused(Reason.TOKEN, () -> signing.register.makeInToken(name, 2048, SUBJECT, "tester"));
    }

    @Test
    void noProviderIsRegisteredInTheServersJvm() throws Exception {
        Provider[] before = Security.getProviders();
        makeAndCertify();

        assertThat(Security.getProviders()).isEqualTo(before);
    }

    private void makeAndCertify() throws Exception {
        signing.in(() -> signing.register.makeInToken(name, 2048, SUBJECT, "tester"));
        signing.certify(name, signing.clock.instant(), YEAR);
    }

    private void assertRefused(Reason reason, SigningFixture.Act act) {
        assertThatThrownBy(() -> signing.in(act))
                .isInstanceOfSatisfying(
                        SigningKeyRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** What a reset of the token does to all sessions of the process: nobody is logged in any more. */
    private static void logOut() throws GeneralSecurityException {
        ((AuthProvider) provider()).logout();
    }

    private static Provider provider() {
        return Security.getProvider("SunPKCS11")
                .configure("--name = Test" + UUID.randomUUID().toString().replace("-", "") + "\nlibrary = "
                        + SoftHsm.library().orElseThrow() + "\nslot = " + hsm.slot() + "\n");
    }

    private static SigningTokenConfiguration configuration(SoftHsm token) {
        return configuration(token.slot(), token.pinFile());
    }

    private static SigningTokenConfiguration configuration(String slot, Path pinFile) {
        return new SigningTokenConfiguration(
                SoftHsm.library().map(Path::toString), Optional.of(slot), Optional.of(pinFile.toString()));
    }
}
