package tw.agencygateway.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,                  0,  1,  bytes 0-0/10",
        "bytes=2-5,                  2,  4,  bytes 2-5/10",
        "bytes=9-,                   9,  1,  bytes 9-9/10",
        "bytes=4-99,                 4,  6,  bytes 4-9/10",
        "bytes=-3,                   7,  3,  bytes 7-9/10",
        "bytes=-99,                  0,  10, bytes 0-9/10",
        "bytes= 2 - 5,               2,  4,  bytes 2-5/10",
        "bytes=0-999999999999999999, 0,  10, bytes 0-9/10",
    })
    void readsOneRange(String header, long first, long length, String contentRange) {
        assertThat(ByteRange.of(header, 10)).hasValueSatisfying(range -> {
            assertThat(range).isEqualTo(new ByteRange(first, length));
            assertThat(range.contentRange(10)).isEqualTo(contentRange);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=a-b",
                "bytes=--1",
                "bytes=0-9999999999999999999"
            })
    void ignoresWhatItMayIgnore(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-11", "bytes=-0", "bytes=999999999999999999-"})
    void refusesARangeWithoutAByte(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 10))
                .isInstanceOfSatisfying(
                        AgencyException.class,
                        refused -> assertThat(refused.error()).isEqualTo(AgencyError.RANGE_NOT_SATISFIABLE))
                .hasMessage("bytes */10");
    }

    @Test
    void anEmptyFileHasNoRange() {
        assertThatThrownBy(() -> ByteRange.of("bytes=0-", 0)).isInstanceOf(AgencyException.class);
        assertThatThrownBy(() -> ByteRange.of("bytes=-1", 0)).isInstanceOf(AgencyException.class);
    }
}
