package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;
import tw.agencygateway.pki.protocol.TestPki.Holder;

/** Who may answer in an authority's stead. */
class OcspDelegateTest extends OcspCase {

    @Test
    void a_delegate_of_the_issuer_may_answer() throws Exception {
        answerBy(delegate(spec -> spec));

        assertThat(ask().status()).isEqualTo(Status.GOOD);
    }

    /** What makes a delegate none. */
    enum Flaw {
        NO_PURPOSE,
        OTHER_PURPOSE,
        EXPIRED,
        WEAK_SIGNATURE,
        CANNOT_SIGN
    }

    @ParameterizedTest
    @EnumSource
    void a_flawed_delegate_may_not_answer(Flaw flaw) {
        answerBy(
                switch (flaw) {
                    case NO_PURPOSE -> delegate(spec -> spec.withPurpose(null));
                    case OTHER_PURPOSE -> delegate(spec -> spec.withPurpose(KeyPurposeId.id_kp_emailProtection));
                    case EXPIRED -> delegate(spec -> spec.withValidity(NOW.minusSeconds(9_000), NOW.minusSeconds(10)));
                    case WEAK_SIGNATURE -> delegate(spec -> spec.withAlgorithm("SHA1withRSA"));
                    case CANNOT_SIGN -> delegate(spec -> spec.withKeyUsage(KeyUsage.keyEncipherment));
                });

        assertRefused(Reason.NOT_AUTHORISED);
    }

    @Test
    void a_delegate_of_another_issuer_may_not_answer() {
        Holder other = TestPki.root("Other");
        answerBy(TestPki.issue(other, delegateSpec()));
        assertRefused(Reason.NOT_AUTHORISED);

        Holder namesake = TestPki.root("CA", spec -> spec.withKeys(TestPki.rsa("Other")));
        answerBy(TestPki.issue(namesake, delegateSpec()));
        assertRefused(Reason.NOT_AUTHORISED);
    }

    @Test
    void a_delegate_of_a_delegate_may_not_answer() {
        Holder middle = TestPki.issue(ca, TestPki.authority("Middle").withPurpose(KeyPurposeId.id_kp_OCSPSigning));
        answerBy(TestPki.issue(middle, delegateSpec()));
        responder.certificates.add(middle.certificate());

        assertRefused(Reason.NOT_AUTHORISED);
    }

    @Test
    void a_stranger_that_brings_no_certificate_may_not_answer() {
        responder.signer = TestPki.root("Other");

        assertRefused(Reason.NOT_AUTHORISED);
    }

    @Test
    void an_answer_in_the_name_of_a_delegate_is_signed_by_it() {
        Holder delegate = delegate(spec -> spec);
        responder.signer =
                new Holder(delegate.certificate(), TestPki.rsa("Other").getPrivate());
        responder.certificates.add(delegate.certificate());

        assertRefused(Reason.NOT_GENUINE);
    }

    @Test
    void a_delegate_that_must_be_checked_is_on_no_list() throws Exception {
        Holder delegate = delegate(CertificateSpec::withRevocationToCheck);
        answerBy(delegate);

        assertRefused(Reason.NOT_AUTHORISED);
        crls = issuer -> List.of(TestPki.crl(ca));
        assertThat(ask().status()).isEqualTo(Status.GOOD);
        crls = issuer -> List.of(TestPki.crl(ca, delegate.certificate()));
        assertRefused(Reason.NOT_AUTHORISED);
    }

    private Holder delegate(UnaryOperator<CertificateSpec> change) {
        return TestPki.issue(ca, change.apply(delegateSpec()));
    }

    private static CertificateSpec delegateSpec() {
        return TestPki.signer("Responder").withPurpose(KeyPurposeId.id_kp_OCSPSigning);
    }

    private void answerBy(Holder delegate) {
        responder.signer = delegate;
        responder.certificates.clear();
        responder.certificates.add(delegate.certificate());
    }
}
