package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHostsTest {
    private static final OutboundHosts HOSTS =
            OutboundHosts.parse(" Pki.example.gov.tw ,mydata.example:8443,[::1]:8090,,192.0.2.1");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pki.example.gov.tw/1.crl",
                "https://PKI.example.gov.tw/1.crl",
                "HTTP://pki.example.gov.tw:80/",
                "https://pki.example.gov.tw:443/",
                "https://mydata.example:8443/service/data",
                "http://[::1]:8090/",
                "http://192.0.2.1?x=1"
            })
    void listedHostsMayBeCalled(String address) {
        assertThat(HOSTS.allow(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.example/",
                "http://pki.example.gov.tw:443/",
                "https://pki.example.gov.tw:80/",
                "http://pki.example.gov.tw:8080/",
                "http://mydata.example/",
                "https://mydata.example/",
                "http://a.pki.example.gov.tw/",
                "http://pki.example.gov.tw./",
                "http://pki.example.gov.tw.evil.example/",
                "http://pki.example.gov.tw@evil.example/",
                "http://evil@pki.example.gov.tw/",
                "http://@pki.example.gov.tw/",
                "http://[::1]/",
                "http://192.0.2.10/",
                "ftp://pki.example.gov.tw/",
                "file://pki.example.gov.tw/etc/passwd",
                "//pki.example.gov.tw/",
                "/1.crl",
                "mailto:pki.example.gov.tw"
            })
    void nothingElseIs(String address) {
        assertThat(HOSTS.allow(URI.create(address))).isFalse();
    }

    @Test
    void withoutAListNothingIs() {
        assertThat(OutboundHosts.parse("").allow(URI.create("http://localhost/")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.example", "host.example/path", "*.example", "host.example:0", "::1", "a b"})
    void anEntryThatIsNoHostStopsTheStart(String list) {
        assertThatThrownBy(() -> new OutboundConfiguration(Optional.of(list), Optional.empty(), Optional.empty()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("gateway.outbound.hosts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "http://proxy.example:3128", "proxy.example:65536", "proxy.example:0"})
    void aProxyThatIsNoneStopsTheStart(String proxy) {
        assertThatThrownBy(() -> new OutboundConfiguration(Optional.empty(), Optional.of(proxy), Optional.empty()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("gateway.outbound.proxy");
    }

    @Test
    void theHostsBelowADomainMayBeWithoutProxy() {
        OutboundConfiguration outbound = new OutboundConfiguration(
                Optional.empty(), Optional.of("proxy.example:3128"), Optional.of("localhost, .Gov.TW"));

        assertThat(outbound.proxyFor("crl.gov.tw")).isEmpty();
        assertThat(outbound.proxyFor("LOCALHOST")).isEmpty();
        assertThat(outbound.proxyFor("gov.tw.example")).isPresent();
    }
}
