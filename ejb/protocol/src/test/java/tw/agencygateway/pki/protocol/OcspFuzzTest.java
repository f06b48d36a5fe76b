package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OcspFuzzTest {
    private final TestPki.Holder root = TestPki.root("Root");
    private final TestPki.Holder signer = TestPki.issue(root, TestPki.signer("Signer"));
    private final OcspQuestion question =
            new OcspQuestion(signer.certificate(), root.certificate(), OcspSettings.STRICT);

    /** Nobody here has signed what the fuzzer makes, so that it can neither clear nor revoke; but all of it is read. */
    @FuzzTest(maxDuration = "1m")
    void any_answer_is_read_and_refused(byte[] input) {
        assertThatThrownBy(() -> question.read(input, CrlSource.NONE, TestPki.NOW))
                .isInstanceOfSatisfying(
                        OcspRefusedException.class,
                        refused -> assertThat(refused.reason()).isNotNull());
        OcspResponse response;
        try {
            response = OcspResponse.parse(input);
        } catch (OcspRefusedException e) {
            return;
        }
        assertThat(response.producedAt()).isNotNull();
        assertThat(response.responder()).isNotNull();
        assertThat(response.signatureAlgorithm()).isNotNull();
        assertThat(response.isSignedBy(root.certificate().getPublicKey())).isFalse();
        response.certificates()
                .forEach(certificate ->
                        assertThat(CertificateFacts.of(certificate)).isNotNull());
    }
}
