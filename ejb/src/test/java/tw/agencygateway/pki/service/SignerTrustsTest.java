package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.service.PkiFixture.FROM;
import static tw.agencygateway.pki.service.PkiFixture.START;
import static tw.agencygateway.pki.service.PkiFixture.UNTIL;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.protocol.SignerStatus;

class SignerTrustsTest {
    private static final String ADDRESS = "http://crl.example.gov.tw/ca/complete.crl";

    private final PkiFixture pki = new PkiFixture();
    private TestPki root;
    private TestPki ca;
    private X509Certificate signer;

    @BeforeEach
    void trust() throws Exception {
        root = TestPki.root("C=TW,CN=Root", FROM, UNTIL);
        ca = root.intermediate("C=TW,CN=CA", FROM, UNTIL);
        signer = ca.signer("C=TW,CN=Signer", FROM, UNTIL, ADDRESS, "ldap://crl.example.gov.tw/cn=1");
        pki.trust(root.certificate);
        pki.trust(ca.certificate);
        pki.importList(root.crl(1, START));
    }

    @AfterEach
    void close() {
        pki.close();
    }

    @Test
    void anImportedListIsEnough() throws Exception {
        pki.importList(ca.crl(1, START));

        assertThat(check(node(START), START)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(pki.web.requests).isZero();
    }

    @Test
    void aMissingListIsFetchedFromWhereTheCertificateSays() throws Exception {
        pki.web.pages.put(URI.create(ADDRESS), ca.crl(1, START));

        assertThat(check(node(START), START)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(pki.web.requests).isEqualTo(1);
    }

    @Test
    void aListThatHasEndedIsFetchedAgain() throws Exception {
        pki.importList(ca.crl(1, START));
        Instant later = START.plus(Duration.ofHours(25));
        pki.now(later);
        pki.importList(root.crl(2, later));
        pki.web.pages.put(URI.create(ADDRESS), ca.crl(2, later, signer));

        assertThat(check(node(later), later)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void aListOfAnotherKeyOfTheIssuerDoesNotEndTheSearch() throws Exception {
        TestPki earlier = root.intermediate("C=TW,CN=CA", FROM, UNTIL);
        pki.trust(earlier.certificate);
        pki.importList(earlier.crl(9, START));
        signer = ca.signer("C=TW,CN=Signer", FROM, UNTIL, ADDRESS);
        pki.web.pages.put(URI.create(ADDRESS), ca.crl(1, START));

        assertThat(check(node(START), START)).isEqualTo(SignerStatus.TRUSTED);
        assertThat(pki.web.requests).isEqualTo(1);
    }

    @Test
    void anAddressThatFailsIsAskedOnceAMinute() {
        SignerTrusts node = node(START);

        assertThat(check(node, START)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        assertThat(check(node, START)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        assertThat(pki.web.requests).isEqualTo(1);

        node.crls.clock = node(START.plusSeconds(61)).crls.clock;
        check(node, START);
        assertThat(pki.web.requests).isEqualTo(2);
    }

    @Test
    void aHostThatIsNotConfiguredIsNotAsked() throws Exception {
        signer = ca.signer("C=TW,CN=Signer", FROM, UNTIL, "http://other.example.gov.tw/1.crl");

        assertThat(check(node(START), START)).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
        assertThat(pki.web.requests).isZero();
    }

    @Test
    void aRevocationThatAnotherNodeLearnsCountsHereAtOnce() throws Exception {
        pki.importList(ca.crl(1, START));
        SignerTrusts here = node(START);
        assertThat(check(here, START)).isEqualTo(SignerStatus.TRUSTED);

        pki.importList(ca.crl(2, START, signer));

        assertThat(check(here, START)).isEqualTo(SignerStatus.REVOKED);
    }

    @Test
    void parsedListsAreKeptUntilOneChanges() throws Exception {
        pki.importList(ca.crl(1, START));
        CrlLookup lookup = node(START).crls;
        var first = lookup.crlsOf(ca.certificate.getSubjectX500Principal());

        assertThat(lookup.crlsOf(ca.certificate.getSubjectX500Principal())).isSameAs(first);
        pki.importList(ca.crl(2, START));
        assertThat(lookup.crlsOf(ca.certificate.getSubjectX500Principal())).isNotSameAs(first);
    }

    @Test
    void anAnchorThatIsDisabledCountsNoMore() throws Exception {
        pki.importList(ca.crl(1, START));
        SignerTrusts here = node(START);
        assertThat(check(here, START)).isEqualTo(SignerStatus.TRUSTED);
        long id = pki.anchors.list().stream()
                .filter(TrustAnchor::isRoot)
                .findFirst()
                .orElseThrow()
                .id();

        pki.in(() -> {
            pki.anchors.disable(id);
            return null;
        });

        assertThat(check(here, START)).isEqualTo(SignerStatus.NO_PATH);
    }

    private SignerStatus check(SignerTrusts node, Instant at) {
        return node.current().check(signer, at).status();
    }

    private SignerTrusts node(Instant now) {
        SignerTrusts trusts = new SignerTrusts();
        trusts.authorities = pki.authorities;
        trusts.crls = pki.lookup(now);
        trusts.ocsp = pki.ocsp(trusts.crls, now);
        return trusts;
    }
}
