package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    private final ClientAddresses addresses = new ClientAddresses(Optional.of("10.0.0.0/8, ::1"));

    @Test
    void aStrangersHeaderChangesNothing() {
        assertThat(addresses.resolve("203.0.113.9", List.of("127.0.0.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void aTrustedProxySaysWhoCalled() {
        assertThat(addresses.resolve("10.0.0.1", List.of("203.0.113.9"))).isEqualTo("203.0.113.9");
    }

    @Test
    void whatTheCallerWroteItselfIsNotBelieved() {
        assertThat(addresses.resolve("10.0.0.1", List.of("127.0.0.1, 203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aChainOfTrustedProxiesIsWalkedFromTheRight() {
        assertThat(addresses.resolve("::1", List.of("192.0.2.7, 203.0.113.9", "10.1.1.1,10.2.2.2")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutAHeaderTheProxyItselfCalls() {
        assertThat(addresses.resolve("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
    }

    @Test
    void portsAreLeftOut() {
        assertThat(addresses.resolve("10.0.0.1", List.of("203.0.113.9:4711"))).isEqualTo("203.0.113.9");
        assertThat(addresses.resolve("10.0.0.1", List.of("[2001:db8::1]:4711"))).isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void anUnreadableHopIsNobody() {
        assertThat(addresses.resolve("10.0.0.1", List.of("203.0.113.9, unknown")))
                .isEqualTo("0.0.0.0");
        assertThat(addresses.resolve("10.0.0.1", List.of(""))).isEqualTo("0.0.0.0");
        assertThat(addresses.resolve("10.0.0.1", List.of("[::1"))).isEqualTo("0.0.0.0");
    }

    @Test
    void mappedAddressesAreIpv4() {
        assertThat(addresses.resolve("::ffff:10.0.0.1", List.of("::ffff:203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutProxiesNoHeaderCounts() {
        assertThat(new ClientAddresses(Optional.empty()).resolve("10.0.0.1", List.of("203.0.113.9")))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> new ClientAddresses(Optional.of("proxy.example")))
                .hasMessageStartingWith("gateway.trusted-proxies:");
    }
}
