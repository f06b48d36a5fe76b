package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.OcspSettings.CertId;
import tw.agencygateway.pki.protocol.OcspSettings.Nonce;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;

/** Certificates, responder and answers were all made by the openssl program; it reads our questions. */
class OcspOpensslInteropTest {
    private static final String RESPONDER = """
            [responder]
            keyUsage = critical, digitalSignature
            extendedKeyUsage = OCSPSigning
            noCheck = ignored
            authorityKeyIdentifier = keyid
            """;

    @TempDir
    private Path folder;

    private Openssl openssl;
    private X509Certificate root;
    private X509Certificate signer;

    @BeforeEach
    void certify() throws Exception {
        openssl = Openssl.in(folder, RESPONDER);
        openssl.issue("signer", 77);
        openssl.issue("responder", 78);
        root = CertificateReader.read(read("root.pem"));
        signer = CertificateReader.read(read("signer.pem"));
    }

    @ParameterizedTest
    @EnumSource
    void a_good_answer_is_read(CertId certId) throws Exception {
        index("V\t491231235959Z\t\t4D\tunknown\t/C=TW/CN=signer");

        RevocationCheck check = ask(new OcspSettings(certId, Nonce.REQUIRED), "responder");

        assertThat(check.status()).isEqualTo(Status.GOOD);
        assertThat(check.name()).isEqualTo("C=TW,CN=responder");
        assertThat(check.nextUpdate()).isAfter(Instant.now());
    }

    @Test
    void the_root_may_answer_itself() throws Exception {
        index("V\t491231235959Z\t\t4D\tunknown\t/C=TW/CN=signer");

        assertThat(ask(OcspSettings.STRICT, "root").status()).isEqualTo(Status.GOOD);
    }

    @Test
    void a_revocation_is_read() throws Exception {
        index("R\t491231235959Z\t250101000000Z,keyCompromise\t4D\tunknown\t/C=TW/CN=signer");

        RevocationCheck check = ask(OcspSettings.STRICT, "responder");

        assertThat(check.status()).isEqualTo(Status.REVOKED);
        assertThat(check.revokedAt()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void what_the_responder_does_not_know_is_unknown() throws Exception {
        index("V\t491231235959Z\t\t4E\tunknown\t/C=TW/CN=responder");

        assertThat(ask(OcspSettings.STRICT, "responder").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void one_whom_the_root_has_certified_for_other_things_may_not_answer() throws Exception {
        index("V\t491231235959Z\t\t4D\tunknown\t/C=TW/CN=signer");

        assertThatThrownBy(() -> ask(OcspSettings.STRICT, "signer"))
                .isInstanceOfSatisfying(
                        OcspRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_AUTHORISED));
    }

    private void index(String line) throws IOException {
        Files.writeString(folder.resolve("index.txt"), line + "\n");
    }

    private RevocationCheck ask(OcspSettings settings, String responder) throws Exception {
        OcspQuestion question = new OcspQuestion(signer, root, settings);
        Files.write(folder.resolve("question"), question.encoded());
        openssl.run("ocsp -index index.txt -CA root.pem -rsigner " + responder + ".pem -rkey " + responder
                + ".key -reqin question -respout answer -ndays 1");
        return question.read(read("answer"), CrlSource.NONE, Instant.now());
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }
}
