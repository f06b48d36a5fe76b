package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.OcspSettings.CertId;
import tw.agencygateway.pki.protocol.OcspSettings.Nonce;
import tw.agencygateway.pki.protocol.RevocationCheck.Source;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;

/** What an answer says, and when it says nothing. */
class OcspTest extends OcspCase {

    @Test
    void a_good_answer_says_by_whom_and_for_how_long() throws Exception {
        assertThat(ask())
                .isEqualTo(new RevocationCheck(
                        Status.GOOD,
                        Source.OCSP,
                        "C=TW,O=Test,CN=CA",
                        responder.producedAt,
                        responder.thisUpdate,
                        responder.nextUpdate,
                        null));
    }

    @Test
    void a_revocation_says_since_when() throws Exception {
        responder.certificateStatus = new RevokedStatus(Date.from(NOW.minusSeconds(500)), CRLReason.keyCompromise);

        assertThat(ask().status()).isEqualTo(Status.REVOKED);
        assertThat(ask().revokedAt()).isEqualTo(NOW.minusSeconds(500));
    }

    @Test
    void unknown_is_not_good() throws Exception {
        responder.certificateStatus = new UnknownStatus();

        assertThat(ask().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void the_question_is_never_the_same_twice() throws Exception {
        assertThat(nonce(question())).isNotEqualTo(nonce(question())).hasSize(32);
        settings = new OcspSettings(CertId.SHA1, Nonce.NOT_SENT);
        assertThat(new OCSPReq(question().encoded()).hasExtensions()).isFalse();
        assertThat(ask().status()).isEqualTo(Status.GOOD);
    }

    @Test
    void an_old_answer_is_not_believed() {
        OcspQuestion earlier = question();
        byte[] replayed = responder.answer(earlier.encoded());

        assertRefused(Reason.REPLAYED, replayed);
        settings = new OcspSettings(CertId.SHA256, Nonce.OPTIONAL);
        assertRefused(Reason.REPLAYED, replayed);
    }

    @Test
    void an_answer_without_the_nonce_counts_only_where_that_is_allowed() throws Exception {
        responder.nonce = sent -> null;

        assertRefused(Reason.REPLAYED);
        settings = new OcspSettings(CertId.SHA256, Nonce.OPTIONAL);
        assertThat(ask().status()).isEqualTo(Status.GOOD);
    }

    @Test
    void a_nonce_nobody_sent_does_no_harm() throws Exception {
        settings = new OcspSettings(CertId.SHA256, Nonce.NOT_SENT);
        responder.nonce = sent -> new byte[] {4, 1, 7};

        assertThat(ask().status()).isEqualTo(Status.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    void an_error_is_no_answer(int status) {
        responder.status = status;

        assertRefused(Reason.NO_ANSWER);
    }

    @Test
    void an_answer_on_another_certificate_says_nothing() {
        responder.serialOffset = BigInteger.ONE;

        assertRefused(Reason.OTHER_CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void there_is_one_statement(int statements) {
        responder.statements = statements;

        assertRefused(Reason.OTHER_CERTIFICATE);
    }

    @Test
    void a_statement_by_another_hash_says_nothing() {
        byte[] bySha1 = responder.answer(
                new OcspQuestion(signer.certificate(), ca.certificate(), new OcspSettings(CertId.SHA1, Nonce.NOT_SENT))
                        .encoded());
        settings = new OcspSettings(CertId.SHA256, Nonce.NOT_SENT);

        assertRefused(Reason.OTHER_CERTIFICATE, bySha1);
    }

    static Stream<Arguments> times() {
        Duration hour = Duration.ofHours(1);
        return Stream.of(
                Arguments.of(NOW, NOW.plus(hour), true),
                Arguments.of(NOW.plusSeconds(299), NOW.plus(hour), true),
                Arguments.of(NOW.plusSeconds(301), NOW.plus(hour), false),
                Arguments.of(NOW.minus(hour), NOW.minusSeconds(299), true),
                Arguments.of(NOW.minus(hour), NOW.minusSeconds(301), false),
                Arguments.of(NOW.minus(Duration.ofDays(6)), NOW.plus(hour), true),
                Arguments.of(NOW.minus(Duration.ofDays(8)), NOW.plus(hour), false),
                Arguments.of(NOW.minus(Duration.ofMinutes(64)), null, true),
                Arguments.of(NOW.minus(Duration.ofMinutes(66)), null, false));
    }

    @ParameterizedTest
    @MethodSource("times")
    void an_answer_is_fresh_or_says_nothing(Instant from, Instant until, boolean fresh) throws Exception {
        responder.thisUpdate = from;
        responder.nextUpdate = until;

        if (fresh) {
            assertThat(ask().status()).isEqualTo(Status.GOOD);
        } else {
            assertRefused(Reason.NOT_FRESH);
        }
    }

    @Test
    void an_answer_that_was_signed_tomorrow_says_nothing() {
        responder.producedAt = NOW.plusSeconds(301);

        assertRefused(Reason.NOT_FRESH);
    }

    @Test
    void a_wrong_signature_says_nothing() {
        byte[] answer = responder.answer(question().encoded());
        answer[answer.length - 1] ^= 1;

        assertRefused(Reason.NOT_AUTHORISED, answer);
    }

    @Test
    void a_weak_signature_says_nothing() {
        responder.algorithm = "SHA1withRSA";

        assertRefused(Reason.NOT_GENUINE);
    }

    @Test
    void an_unknown_critical_extension_says_nothing() {
        responder.further = TestResponder.unknown(true);
        assertRefused(Reason.MALFORMED);
        responder.further = TestResponder.unknown(false);
        responder.ofStatement = TestResponder.unknown(true);
        assertRefused(Reason.MALFORMED);
    }

    @Test
    void other_extensions_are_ignored() throws Exception {
        responder.further = TestResponder.unknown(false);
        responder.ofStatement = TestResponder.unknown(false);

        assertThat(ask().status()).isEqualTo(Status.GOOD);
    }

    @Test
    void revoked_by_either_wins() {
        RevocationCheck good = answer(Status.GOOD);
        RevocationCheck revoked = answer(Status.REVOKED);
        Crl silent = TestPki.crl(ca);
        Crl listing = TestPki.crl(ca, signer.certificate());

        assertThat(judged(good, silent)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(judged(good)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(judged(null, silent)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(judged(good, listing)).isEqualTo(SignerStatus.REVOKED);
        assertThat(judged(revoked, silent)).isEqualTo(SignerStatus.REVOKED);
        assertThat(judged(null, listing)).isEqualTo(SignerStatus.REVOKED);
        assertThat(judged(null)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
    }

    @Test
    void a_responder_that_does_not_know_the_certificate_outweighs_a_list() {
        RevocationCheck unknown = answer(Status.UNKNOWN);

        assertThat(judged(unknown, TestPki.crl(ca))).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        assertThat(judged(unknown, TestPki.crl(ca, signer.certificate()))).isEqualTo(SignerStatus.REVOKED);
    }

    private SignerStatus judged(RevocationCheck told, Crl... lists) {
        OcspSource source = (certificate, issuer, at) -> Optional.ofNullable(told);
        return new SignerTrust(List.of(ca.certificate()), List.of(), issuer -> List.of(lists), source)
                .check(signer.certificate(), NOW)
                .status();
    }

    private static byte[] nonce(OcspQuestion question) throws IOException {
        Extension nonce = new OCSPReq(question.encoded()).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return DEROctetString.getInstance(nonce.getExtnValue().getOctets()).getOctets();
    }

    private static RevocationCheck answer(Status status) {
        return new RevocationCheck(status, Source.OCSP, "CN=CA", NOW, NOW, null, null);
    }
}
