package tw.agencygateway.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeHeaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "multipart/form-data; boundary=\"a b\\\"c\"",
                "*/*",
                "text/*;q=0.5, application/problem+json;q=1.0 , */*;q=0",
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
            })
    void readsMediaTypes(String value) {
        assertThat(MediaTypeHeader.isReadable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                ";",
                "[]",
                "%00",
                "text",
                "text/",
                "/html",
                "*/html",
                "text/html;",
                "text/html; charset",
                "text/html;q=high",
                "text/html;q=2",
                "text/html,",
                "text/h\u00e9",
                "a/b; c=\"d"
            })
    void refusesWhatIsNone(String value) {
        assertThat(MediaTypeHeader.isReadable(value)).isFalse();
    }

    @Test
    void looksAtNoEndlessOne() {
        assertThat(MediaTypeHeader.isReadable("a/b" + ";a=b".repeat(1_000))).isFalse();
    }
}
