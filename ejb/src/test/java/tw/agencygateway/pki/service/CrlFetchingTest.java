package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.service.PkiFixture.FROM;
import static tw.agencygateway.pki.service.PkiFixture.START;
import static tw.agencygateway.pki.service.PkiFixture.UNTIL;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.pki.service.CrlRefusedException.Reason;
import tw.agencygateway.platform.client.OutboundException;

class CrlFetchingTest {
    private static final URI ADDRESS = URI.create("http://crl.example.gov.tw/ca/complete.crl");
    private static final Instant DUE = START.plus(Duration.ofHours(18));

    private final PkiFixture pki = new PkiFixture();
    private TestPki ca;

    @BeforeEach
    void trust() throws Exception {
        ca = TestPki.root("C=TW,CN=Test CA", FROM, UNTIL);
        pki.trust(ca.certificate);
        pki.web.pages.put(ADDRESS, ca.crl(1, START));
    }

    @AfterEach
    void close() {
        pki.close();
    }

    @Test
    void aListIsFetchedFromAConfiguredHost() throws Exception {
        pki.fetching.fetch(ADDRESS);

        assertThat(pki.store.list())
                .singleElement()
                .satisfies(crl -> assertThat(crl.source()).isEqualTo(ADDRESS.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example.gov.tw/1.crl",
                "http://crl.example.gov.tw:8080/1.crl",
                "http://crl.example.gov.tw.evil.example/1.crl",
                "http://crl.example.gov.tw@evil.example/1.crl",
                "http://evil@crl.example.gov.tw/1.crl",
                "ldap://crl.example.gov.tw/cn=1",
                "file:///etc/passwd",
                "file://crl.example.gov.tw/1.crl",
                "ftp://crl.example.gov.tw/1.crl",
                "/1.crl",
                "mailto:crl.example.gov.tw"
            })
    void noOtherHostOrSchemeIsAsked(String address) {
        assertThatThrownBy(() -> pki.fetching.fetch(URI.create(address)))
                .isInstanceOfSatisfying(
                        CrlRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.HOST_NOT_ALLOWED));
        assertThat(pki.web.requests).isZero();
    }

    @Test
    void aListIsFetchedAgainWhenThreeQuartersOfItsLifeAreOver() throws Exception {
        pki.fetching.fetch(ADDRESS);
        pki.web.pages.put(ADDRESS, ca.crl(2, START.plusSeconds(60)));

        pki.now(DUE.minusSeconds(1));
        pki.fetching.refreshDue();
        assertThat(pki.web.requests).isEqualTo(1);

        pki.now(DUE);
        pki.fetching.refreshDue();
        pki.fetching.refreshDue();
        assertThat(pki.web.requests).isEqualTo(2);
        assertThat(pki.store.list())
                .singleElement()
                .satisfies(crl -> assertThat(crl.number()).isEqualTo("2"));
    }

    @Test
    void aListThatOneNodeFetchesNoOtherGetsUntilTheClaimEnds() throws Exception {
        pki.fetching.fetch(ADDRESS);
        pki.now(DUE);

        assertThat(pki.store.claimDue()).containsExactly(ADDRESS.toString());
        assertThat(pki.store.claimDue()).isEmpty();
        pki.now(DUE.plus(Duration.ofMinutes(10)));
        assertThat(pki.store.claimDue()).containsExactly(ADDRESS.toString());
    }

    @Test
    void aFailureKeepsWhatIsStoredAndIsShown() throws Exception {
        pki.fetching.fetch(ADDRESS);
        pki.web.pages.clear();
        pki.now(DUE);
        pki.fetching.refreshDue();

        assertThat(pki.store.list()).singleElement().satisfies(crl -> {
            assertThat(crl.number()).isEqualTo("1");
            assertThat(crl.failure()).contains("status 404");
        });

        pki.web.pages.put(ADDRESS, ca.crl(2, DUE));
        pki.now(DUE.plus(Duration.ofMinutes(29)));
        pki.fetching.refreshDue();
        assertThat(pki.store.list().get(0).number()).isEqualTo("1");

        pki.now(DUE.plus(Duration.ofMinutes(30)));
        pki.fetching.refreshDue();
        assertThat(pki.store.list()).singleElement().satisfies(crl -> {
            assertThat(crl.number()).isEqualTo("2");
            assertThat(crl.failure()).isNull();
        });
    }

    @Test
    void anOlderListFromTheAddressChangesNothing() throws Exception {
        pki.web.pages.put(ADDRESS, ca.crl(5, START));
        pki.fetching.fetch(ADDRESS);
        pki.web.pages.put(ADDRESS, ca.crl(4, START.minusSeconds(60)));
        pki.now(DUE);
        pki.fetching.refreshDue();

        assertThat(pki.store.list()).singleElement().satisfies(crl -> {
            assertThat(crl.number()).isEqualTo("5");
            assertThat(crl.failure()).contains("newer");
        });
    }

    @Test
    void anAddressThatGivesAnotherSeriesIsFetchedForThatOneOnly() throws Exception {
        TestPki renewed = TestPki.root("C=TW,CN=Test CA", FROM, UNTIL);
        pki.trust(renewed.certificate);
        pki.fetching.fetch(ADDRESS);
        pki.web.pages.put(ADDRESS, renewed.crl(1, START));
        pki.now(DUE);
        pki.fetching.refreshDue();
        assertThat(pki.store.list()).hasSize(2);

        pki.now(DUE.plus(Duration.ofDays(2)));
        assertThat(pki.store.claimDue()).hasSize(1);
    }

    @Test
    void anImportedListOfAFetchedSeriesDoesNotEndTheFetching() throws Exception {
        pki.fetching.fetch(ADDRESS);
        pki.importList(ca.crl(2, START));

        assertThat(pki.store.list()).as("one row").hasSize(1);
        pki.now(DUE);
        assertThat(pki.store.claimDue()).containsExactly(ADDRESS.toString());
    }

    @Test
    void aListThatIsOldWhenItComesIsNotFetchedEveryMinute() throws Exception {
        pki.now(START.plus(Duration.ofDays(8)));
        pki.fetching.fetch(ADDRESS);

        pki.now(START.plus(Duration.ofDays(8)).plus(Duration.ofMinutes(29)));
        assertThat(pki.store.claimDue()).isEmpty();
        pki.now(START.plus(Duration.ofDays(8)).plus(Duration.ofMinutes(30)));
        assertThat(pki.store.claimDue()).containsExactly(ADDRESS.toString());
    }

    @Test
    void anImportedListIsNeverDue() throws Exception {
        pki.importList(ca.crl(2, START));

        pki.now(DUE.plus(Duration.ofDays(365)));
        assertThat(pki.store.claimDue()).isEmpty();
    }

    @Test
    void anAddressThatGivesNothingIsSaid() {
        assertThatThrownBy(() -> pki.fetching.fetch(URI.create("http://crl.example.gov.tw/none.crl")))
                .isInstanceOf(OutboundException.class);
    }
}
