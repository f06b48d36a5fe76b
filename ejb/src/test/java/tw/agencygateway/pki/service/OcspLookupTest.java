package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.service.PkiFixture.FROM;
import static tw.agencygateway.pki.service.PkiFixture.START;
import static tw.agencygateway.pki.service.PkiFixture.UNTIL;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.entity.OcspResponder;
import tw.agencygateway.pki.protocol.RevocationCheck;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;

class OcspLookupTest {
    private static final String ADDRESS = "http://crl.example.gov.tw/ocsp";
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final PkiFixture pki = new PkiFixture();
    private TestPki ca;
    private X509Certificate signer;
    private OcspLookup node;

    @BeforeEach
    void open() throws Exception {
        ca = TestPki.root("C=TW,CN=CA", FROM, UNTIL);
        signer = ca.signerWithResponder("C=TW,CN=Signer", FROM, UNTIL, ADDRESS);
        node = pki.ocsp(pki.lookup(START), START);
        answers(CertificateStatus.GOOD, START);
    }

    @AfterEach
    void close() {
        pki.close();
    }

    @Test
    void anAnswerIsKeptUntilItEnds() {
        assertThat(ask(START)).contains(Status.GOOD);
        assertThat(ask(START.plus(LIFE).minusSeconds(1))).contains(Status.GOOD);
        assertThat(pki.responder.questions).isEqualTo(1);

        answers(CertificateStatus.GOOD, START.plus(LIFE));
        assertThat(ask(START.plus(LIFE))).contains(Status.GOOD);
        assertThat(pki.responder.questions).isEqualTo(2);
    }

    @Test
    void aResponderThatIsSeenIsListedAndAskedStrictly() {
        ask(START);

        assertThat(pki.responders.list()).singleElement().satisfies(responder -> {
            assertThat(responder.address()).isEqualTo(ADDRESS);
            assertThat(responder.certId()).isEqualTo(OcspResponder.CertId.SHA256);
            assertThat(responder.nonce()).isEqualTo(OcspResponder.Nonce.REQUIRED);
            assertThat(responder.answeredAt()).contains(START);
            assertThat(responder.failure()).isEmpty();
        });
    }

    @Test
    void aFailureIsShownAndTheResponderAskedAgainAfterAMinute() {
        pki.responder.answers = null;

        assertThat(ask(START)).isEmpty();
        assertThat(ask(START.plusSeconds(59))).isEmpty();
        assertThat(pki.responder.questions).isEqualTo(1);
        assertThat(pki.responders.list().get(0).failure())
                .hasValueSatisfying(why -> assertThat(why).contains("status 503"));

        answers(CertificateStatus.GOOD, START.plusSeconds(60));
        assertThat(ask(START.plusSeconds(60))).contains(Status.GOOD);
        assertThat(pki.responders.list().get(0).failure()).isEmpty();
    }

    @Test
    void whatFailsIsKnownUntilItAnswers() {
        pki.responder.answers = null;
        ask(START);
        assertThat(pki.responders.isAnyFailing()).isTrue();

        answers(CertificateStatus.GOOD, START.plusSeconds(60));
        ask(START.plusSeconds(60));
        assertThat(pki.responders.isAnyFailing()).isFalse();
    }

    @Test
    void aReplayedAnswerTellsNothing() {
        byte[][] first = new byte[1][];
        pki.responder.answers = question -> {
            first[0] = first[0] == null ? ca.ocsp(question, CertificateStatus.GOOD, START, UNTIL) : first[0];
            return first[0];
        };
        assertThat(ask(START)).contains(Status.GOOD);

        node = pki.ocsp(pki.lookup(START), START);
        assertThat(ask(START)).isEmpty();
        assertThat(pki.responders.list().get(0).failure())
                .hasValueSatisfying(why -> assertThat(why).startsWith("replayed"));
    }

    @Test
    void unknownIsNotKept() {
        answers(new UnknownStatus(), START);

        assertThat(ask(START)).contains(Status.UNKNOWN);
        answers(CertificateStatus.GOOD, START.plusSeconds(61));
        assertThat(ask(START.plusSeconds(61))).contains(Status.GOOD);
    }

    @Test
    void aResponderThatAnAdministratorHasSwitchedOffIsNotAsked() {
        pki.responders.configure(ADDRESS, false, OcspResponder.CertId.SHA256, OcspResponder.Nonce.REQUIRED);

        assertThat(ask(START)).isEmpty();
        assertThat(pki.responder.questions).isZero();
    }

    @Test
    void anotherWayOfAskingAsksAnew() {
        ask(START);
        pki.responders.configure(ADDRESS, true, OcspResponder.CertId.SHA1, OcspResponder.Nonce.OPTIONAL);

        assertThat(ask(START)).contains(Status.GOOD);
        assertThat(pki.responder.questions).isEqualTo(2);
    }

    @Test
    void aHostThatIsNotConfiguredIsNotAsked() throws Exception {
        signer = ca.signerWithResponder("C=TW,CN=Signer", FROM, UNTIL, "http://other.example.gov.tw/ocsp");

        assertThat(ask(START)).isEmpty();
        assertThat(pki.responder.questions).isZero();
        assertThat(pki.responders.list()).isEmpty();
    }

    @Test
    void theAddressOfTheIssuersCertificateIsNotAsked() throws Exception {
        signer = ca.signerNaming(AccessDescription.id_ad_caIssuers, "C=TW,CN=Signer", FROM, UNTIL, ADDRESS);

        assertThat(ask(START)).isEmpty();
        assertThat(pki.responder.questions).isZero();
    }

    private void answers(CertificateStatus status, Instant now) {
        pki.responder.answers = question -> ca.ocsp(question, status, now, now.plus(LIFE));
    }

    private Optional<Status> ask(Instant now) {
        node.clock = Clock.fixed(now, ZoneOffset.UTC);
        pki.now(now);
        return node.ask(signer, ca.certificate, now).map(RevocationCheck::status);
    }
}
