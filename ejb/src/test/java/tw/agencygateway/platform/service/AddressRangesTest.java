package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangesTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.128/25, 10.1.2.128, true",
        "10.1.2.128/25, 10.1.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "::1/128, 0:0:0:0:0:0:0:1, true",
        "10.0.0.0/8, ::ffff:10.9.9.9, true",
        "::ffff:10.0.0.0/104, 10.9.9.9, true",
        "::ffff:10.0.0.0/104, 11.9.9.9, false",
        "fe80::/10, fe80::1%eth0, true"
    })
    void containsExactlyWhatIsInTheRange(String range, String address, boolean inside) throws Exception {
        assertThat(AddressRanges.parse(List.of(range)).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "10.0.0",
                "10.0.0.0.0",
                "10.0.0.256",
                "010.0.0.1",
                "0x0a.0.0.1",
                "167772161",
                "10.0.0.1/",
                "10.0.0.1/33",
                "10.0.0.1/-1",
                "10.0.0.1/+8",
                "10.0.0.1/8",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/99999999999",
                "::1/129",
                "2001:db8::1/32",
                ":::",
                "1::2::3",
                "::ffff:10.0.0.0/90",
                "g::1",
                "[::1]",
                "::1%",
                "10.0.0.1%eth0",
                "１０.0.0.1",
                "10.0.0.1\n"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> AddressRanges.parse(List.of(text))).isInstanceOf(MalformedAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "10.0.0.1, 10.0.0.2", "10.0.0.1/8", "10.0.0.1\u0000", "::::::::"})
    void containsNothingThatIsNoAddress(String text) throws Exception {
        assertThat(AddressRanges.parse("0.0.0.0/0 ::/0").contains(text)).isFalse();
    }

    @Test
    void readsAListOfRanges() throws Exception {
        AddressRanges ranges = AddressRanges.parse(" 10.0.0.0/8,\n192.0.2.1 , ::1");
        assertThat(ranges.contains("192.0.2.1")).isTrue();
        assertThat(ranges.contains("::1")).isTrue();
        assertThat(ranges.contains("11.0.0.1")).isFalse();
    }

    @Test
    void anEmptyListHoldsNothing() throws Exception {
        assertThat(AddressRanges.parse("").contains("127.0.0.1")).isFalse();
    }
}
