package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.TestPki.Holder;

/** A signer, its authority, and a responder that is asked about it. */
abstract class OcspCase {
    final Holder ca = TestPki.root("CA");
    final Holder signer = TestPki.issue(ca, TestPki.signer("Signer"));
    final TestResponder responder = new TestResponder(ca);
    OcspSettings settings = OcspSettings.STRICT;
    CrlSource crls = CrlSource.NONE;

    OcspQuestion question() {
        return new OcspQuestion(signer.certificate(), ca.certificate(), settings);
    }

    RevocationCheck ask() throws OcspRefusedException {
        OcspQuestion question = question();
        return question.read(responder.answer(question.encoded()), crls, NOW);
    }

    void assertRefused(Reason reason) {
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        OcspRefusedException.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.getMessage())
                                .isEqualTo(reason));
    }

    void assertRefused(Reason reason, byte[] answer) {
        assertThatThrownBy(() -> question().read(answer, crls, NOW))
                .isInstanceOfSatisfying(
                        OcspRefusedException.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.getMessage())
                                .isEqualTo(reason));
    }
}
