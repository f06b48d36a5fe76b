package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.service.PkiFixture.FROM;
import static tw.agencygateway.pki.service.PkiFixture.START;
import static tw.agencygateway.pki.service.PkiFixture.UNTIL;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.entity.CrlSummary;
import tw.agencygateway.pki.entity.StoredCrl;
import tw.agencygateway.pki.service.CrlRefusedException.Reason;
import tw.agencygateway.pki.service.TestPki.Extra;

class CrlStoreTest {
    private static final String CA = "C=TW,CN=Test CA";

    private final PkiFixture pki = new PkiFixture();
    private TestPki ca;

    @BeforeEach
    void trust() throws Exception {
        ca = TestPki.root(CA, FROM, UNTIL);
        pki.trust(ca.certificate);
    }

    @AfterEach
    void close() {
        pki.close();
    }

    @Test
    void aListOfAKnownAuthorityIsKept() throws Exception {
        pki.importList(ca.crl(7, START));

        CrlSummary stored = only();
        assertThat(stored.issuer()).isEqualTo("CN=Test CA,C=TW");
        assertThat(stored.number()).isEqualTo("7");
        assertThat(stored.thisUpdate()).isEqualTo(START);
        assertThat(stored.nextUpdate()).isEqualTo(START.plus(TestPki.CRL_LIFE));
        assertThat(stored.source()).isEqualTo(StoredCrl.IMPORTED);
        assertThat(stored.fetchedAt()).isEqualTo(START);
        assertThat(stored.failure()).isNull();
        assertThat(stored.isStaleAt(START)).isFalse();
        assertThat(stored.isStaleAt(START.plus(Duration.ofHours(25)))).isTrue();
        assertThat(pki.store.encodedOf(ca.certificate.getSubjectX500Principal()))
                .hasSize(1);
    }

    @Test
    void aListMayComeAsPem() throws Exception {
        String pem = "-----BEGIN X509 CRL-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(ca.crl(7, START))
                + "\n-----END X509 CRL-----\n";

        pki.importList(pem.getBytes(StandardCharsets.US_ASCII));

        assertThat(only().number()).isEqualTo("7");
    }

    @Test
    void aNewerListTakesThePlaceOfTheStoredOne() throws Exception {
        pki.importList(ca.crl(7, START));
        pki.importList(ca.crl(7, START));
        pki.now(START.plusSeconds(3600));
        pki.importList(ca.crl(8, START.plusSeconds(3600)));

        assertThat(only().number()).isEqualTo("8");
    }

    @Test
    void anOlderListIsRefused() throws Exception {
        pki.importList(ca.crl(7, START));

        assertRefused(Reason.OLDER, () -> pki.importList(ca.crl(6, START)));
        assertRefused(Reason.OLDER, () -> pki.importList(ca.crl(6, START.plusSeconds(1))));
        assertRefused(Reason.OLDER, () -> pki.importList(ca.crl(8, START.minusSeconds(1))));
        assertThat(only().number()).isEqualTo("7");
    }

    @Test
    void aListOfAnUnknownIssuerIsRefused() throws Exception {
        byte[] foreign = TestPki.root("CN=Another,C=TW", FROM, UNTIL).crl(1, START);

        assertRefused(Reason.UNKNOWN_ISSUER, () -> pki.importList(foreign));
    }

    @Test
    void aListThatItsIssuerDidNotSignIsRefused() throws Exception {
        byte[] forged = TestPki.root(CA, FROM, UNTIL).crl(1, START);
        byte[] altered = ca.crl(1, START);
        altered[altered.length - 1] ^= 1;

        assertRefused(Reason.NOT_GENUINE, () -> pki.importList(forged));
        assertRefused(Reason.NOT_GENUINE, () -> pki.importList(altered));
        assertThat(pki.store.list()).isEmpty();
    }

    @Test
    void aListOfAnIssuerThatMaySignNoneIsRefused() throws Exception {
        TestPki other = TestPki.root("CN=No lists,C=TW", FROM, UNTIL, KeyUsage.keyCertSign);
        pki.trust(other.certificate);

        assertRefused(Reason.NOT_GENUINE, () -> pki.importList(other.crl(1, START)));
    }

    @Test
    void aListFromTheFutureIsRefused() throws Exception {
        assertRefused(Reason.NOT_GENUINE, () -> pki.importList(ca.crl(1, START.plus(Duration.ofMinutes(6)))));
    }

    @Test
    void aDeltaListIsRefused() throws Exception {
        Extra delta = new Extra(Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE));

        assertRefused(Reason.MALFORMED, () -> pki.importList(ca.crl(2, START, List.of(delta))));
    }

    @Test
    void whatIsNoListIsRefused() throws Exception {
        byte[] list = ca.crl(1, START);
        byte[][] others = {
            {},
            {0x30},
            "<html>not found</html>".getBytes(StandardCharsets.US_ASCII),
            ca.certificate.getEncoded(),
            Arrays.copyOf(list, list.length - 1),
            Arrays.copyOf(list, 20)
        };

        for (byte[] other : others) {
            assertRefused(Reason.MALFORMED, () -> pki.importList(other));
        }
    }

    @Test
    void partsOfAnIssuersListsStandBesideOneAnother() throws Exception {
        pki.importList(ca.crl(9, START));
        pki.importList(ca.crl(3, START, List.of(part("http://a/1.crl"))));
        pki.importList(ca.crl(4, START, List.of(part("http://a/2.crl"))));

        assertThat(pki.store.list()).extracting(CrlSummary::number).containsExactlyInAnyOrder("9", "3", "4");
        assertRefused(Reason.OLDER, () -> pki.importList(ca.crl(2, START, List.of(part("http://a/1.crl")))));
    }

    @Test
    void anAuthorityThatIsDisabledOrRemovedCountsNoMore() throws Exception {
        long id = pki.anchors.list().get(0).id();
        pki.in(() -> {
            pki.anchors.disable(id);
            return null;
        });
        assertRefused(Reason.UNKNOWN_ISSUER, () -> pki.importList(ca.crl(1, START)));

        pki.in(() -> {
            pki.anchors.enable(id);
            return null;
        });
        pki.importList(ca.crl(1, START));

        pki.in(() -> {
            pki.anchors.remove(id);
            return null;
        });
        assertRefused(Reason.UNKNOWN_ISSUER, () -> pki.importList(ca.crl(2, START)));
    }

    @Test
    void everyChangeChangesTheStamp() throws Exception {
        long before = pki.store.stamp();
        pki.importList(ca.crl(1, START));
        long stored = pki.store.stamp();
        pki.in(() -> {
            pki.store.remove(only().id());
            return null;
        });

        assertThat(stored).isNotEqualTo(before);
        assertThat(pki.store.stamp()).isNotEqualTo(stored).isNotEqualTo(before);
        assertThat(pki.store.list()).isEmpty();
    }

    @Test
    void whatIsRefusedChangesNothing() throws Exception {
        pki.importList(ca.crl(7, START));
        long before = pki.store.stamp();

        assertRefused(Reason.OLDER, () -> pki.store.take(ca.crl(6, START), "http://crl.example.gov.tw/1.crl"));

        assertThat(pki.store.stamp()).isEqualTo(before);
        assertThat(only().source()).isEqualTo(StoredCrl.IMPORTED);
    }

    private CrlSummary only() {
        List<CrlSummary> all = pki.store.list();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static Extra part(String address) {
        return new Extra(
                Extension.issuingDistributionPoint,
                true,
                new IssuingDistributionPoint(
                        TestPki.points(address).getDistributionPoints()[0].getDistributionPoint(), false, false));
    }

    private static void assertRefused(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        CrlRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
