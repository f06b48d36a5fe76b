package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.protocol.TestPki.Holder;

class RevocationTest extends SignerTrustCase {
    @Test
    void a_listed_signer_is_revoked() {
        crls.set(1, TestPki.crl(middle, signer.certificate()));

        SignerVerdict verdict = trust().check(signer.certificate(), NOW);

        assertThat(verdict.status()).isEqualTo(SignerStatus.REVOKED);
        assertThat(verdict.path().get(0).revocation().revokedAt()).isEqualTo(NOW.minusSeconds(7_200));
    }

    @Test
    void a_revocation_after_the_receipt_proves_nothing_bad_and_one_before_it_does() {
        crls.set(1, TestPki.crl(middle, signer.certificate()));

        assertThat(trust().check(signer.certificate(), NOW.minusSeconds(7_201), NOW)
                        .status())
                .isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        assertThat(trust().check(signer.certificate(), NOW.minusSeconds(7_200), NOW)
                        .status())
                .isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void a_certificate_that_ran_out_after_the_receipt_was_valid_as_far_as_a_list_of_its_time_says() {
        Holder ranOut = TestPki.issue(
                middle, TestPki.signer("Signer").withValidity(NOW.minusSeconds(90_000), NOW.minusSeconds(60)));
        Instant received = NOW.minusSeconds(80_000);

        assertThat(trust().check(ranOut.certificate(), received, NOW).status()).isEqualTo(SignerStatus.TRUSTED);

        crls.set(1, middleCrl(NOW.minusSeconds(20), NOW.plusSeconds(10), UnaryOperator.identity()));
        assertThat(trust().check(ranOut.certificate(), received, NOW).status())
                .isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_listed_intermediate_is_revoked() {
        crls.set(0, TestPki.crl(root, middle.certificate()));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void without_a_list_nothing_is_decided() {
        crls.remove(1);

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_stale_list_decides_nothing() {
        crls.set(1, middleCrl(NOW.minusSeconds(20), NOW.minusSeconds(10), UnaryOperator.identity()));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_stale_list_still_proves_a_revocation() {
        crls.set(1, middleCrl(NOW.minusSeconds(20), NOW.minusSeconds(10), listing(CRLReason.keyCompromise)));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void on_hold_counts_only_on_a_fresh_list() {
        crls.set(1, middleCrl(NOW.minusSeconds(20), NOW.minusSeconds(10), listing(CRLReason.certificateHold)));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);

        crls.set(1, middleCrl(NOW.minusSeconds(20), NOW.plusSeconds(10), listing(CRLReason.certificateHold)));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void the_newest_list_counts() {
        crls.add(middleCrl(NOW.minusSeconds(10), NOW.plusSeconds(10), listing(CRLReason.unspecified)));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void a_list_without_an_end_decides_nothing() {
        crls.set(1, middleCrl(NOW.minusSeconds(20), null, UnaryOperator.identity()));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_list_from_the_future_decides_nothing() {
        crls.set(1, middleCrl(NOW.plusSeconds(900), NOW.plusSeconds(1_900), UnaryOperator.identity()));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_list_signed_by_another_key_decides_nothing() {
        Holder impostor =
                new Holder(middle.certificate(), TestPki.rsa("Impostor").getPrivate());
        crls.set(1, TestPki.crl(impostor));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_list_signed_with_sha_1_decides_nothing() {
        crls.set(
                1,
                TestPki.crl(middle, "SHA1withRSA", NOW.minusSeconds(9), NOW.plusSeconds(9), UnaryOperator.identity()));

        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_list_of_an_issuer_that_may_not_sign_lists_decides_nothing() {
        Holder mute = TestPki.issue(root, TestPki.authority("Mute").withKeyUsage(KeyUsage.keyCertSign));
        crls.add(TestPki.crl(mute));

        assertThat(trust(List.of(root), List.of(mute))
                        .check(TestPki.issue(mute, TestPki.signer("Signer")).certificate(), NOW)
                        .status())
                .isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_delta_list_decides_nothing() {
        crls.set(1, middleCrl(builder -> with(builder, Extension.deltaCRLIndicator, new CRLNumber(BigInteger.ONE))));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_part_of_a_list_decides_for_the_certificates_that_name_it() {
        scope(new IssuingDistributionPoint(
                TestPki.distributionPoint(TestPki.CRL_ADDRESS), true, false, null, false, false));
        assertThat(status(signer)).isEqualTo(SignerStatus.TRUSTED);
        scope(new IssuingDistributionPoint(TestPki.distributionPoint("http://crl.example/2.crl"), false, false));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void lists_for_other_kinds_of_certificates_or_some_reasons_decide_nothing() {
        scope(new IssuingDistributionPoint(null, false, true, null, false, false));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        scope(new IssuingDistributionPoint(null, false, false, null, true, false));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        scope(new IssuingDistributionPoint(null, false, false, null, false, true));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        scope(new IssuingDistributionPoint(
                null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false));
        assertThat(status(signer)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    private void scope(IssuingDistributionPoint scope) {
        crls.set(1, middleCrl(builder -> with(builder, Extension.issuingDistributionPoint, scope)));
    }

    private Crl middleCrl(UnaryOperator<X509v2CRLBuilder> change) {
        return middleCrl(NOW.minusSeconds(9), NOW.plusSeconds(9), change);
    }

    private Crl middleCrl(Instant from, Instant to, UnaryOperator<X509v2CRLBuilder> change) {
        return TestPki.crl(middle, from, to, change);
    }

    private UnaryOperator<X509v2CRLBuilder> listing(int reason) {
        return builder ->
                builder.addCRLEntry(signer.certificate().getSerialNumber(), Date.from(NOW.minusSeconds(30)), reason);
    }

    private X509v2CRLBuilder with(X509v2CRLBuilder builder, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            return builder.addExtension(oid, true, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }
}
