package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsAtOnceTest {

    private final CallsAtOnce calls = new CallsAtOnce(3, 2);

    @Test
    void oneCallerHasSoManyAndNoMore() {
        assertThat(calls.begin("192.0.2.1")).isTrue();
        assertThat(calls.begin("192.0.2.1")).isTrue();

        assertThat(calls.begin("192.0.2.1")).isFalse();
        assertThat(calls.begin("192.0.2.2")).as("somebody else").isTrue();
    }

    @Test
    void allTogetherHaveSoManyAndNoMore() {
        assertThat(calls.begin("192.0.2.1")).isTrue();
        assertThat(calls.begin("192.0.2.2")).isTrue();
        assertThat(calls.begin("192.0.2.3")).isTrue();

        assertThat(calls.begin("192.0.2.4")).isFalse();
    }

    @Test
    void whatHasEndedMakesRoom() {
        calls.begin("192.0.2.1");
        calls.begin("192.0.2.1");
        calls.begin("192.0.2.2");

        calls.end("192.0.2.1");

        assertThat(calls.begin("192.0.2.1")).isTrue();
        assertThat(calls.begin("192.0.2.1")).isFalse();
    }

    @Test
    void aRefusedCallCountsForNothing() {
        calls.begin("192.0.2.1");
        calls.begin("192.0.2.1");
        calls.begin("192.0.2.1");

        calls.end("192.0.2.1");
        calls.end("192.0.2.1");

        assertThat(calls.begin("192.0.2.2")).isTrue();
        assertThat(calls.begin("192.0.2.2")).isTrue();
        assertThat(calls.begin("192.0.2.1")).isTrue();
    }

    @Test
    void anIpv6NetworkIsOneCaller() {
        calls.begin("2001:db8:0:1::1");
        calls.begin("2001:db8:0:1::2");

        assertThat(calls.begin("2001:db8:0:1::3")).isFalse();
        assertThat(calls.begin("2001:db8:0:2::1")).isTrue();
    }
}
