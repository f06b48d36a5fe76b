package tw.agencygateway.mydata.dp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GspErrorTest {
    @Test
    void the_body_is_read_first() {
        Optional<GspError> error = GspError.find(
                utf8("{\"error\":\"invalid_request\",\"error_description\":\"no token\",\"error_uri\":\"https://x\"}"),
                List.of("Bearer error=\"invalid_token\""));

        assertThat(error).contains(new GspError("invalid_request", Optional.of("no token")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error=\"invalid_token\", error_description=\"The access token expired\"",
                "Bearer error=\"invalid_token\", error_description=\"The access token expired\"",
                "Bearer realm=\"a, error=\\\"x\\\"\",error_description=\"The access token \\expired\" , error = invalid_token"
            })
    void a_header_is_read_with_and_without_a_scheme(String header) {
        Optional<GspError> error = GspError.find(new byte[0], List.of("Basic realm=\"x\"", header));

        assertThat(error).contains(new GspError("invalid_token", Optional.of("The access token expired")));
        assertThat(error.get().isInvalidToken()).isTrue();
        assertThat(error.get().isInsufficientScope()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer", "error", "error=", "error=\"\"", "error=\"a\\\"b\"", "error=\"é\"", "xerror=\"y\""
            })
    void an_answer_that_names_no_error_has_none(String header) {
        assertThat(GspError.find(utf8("<html>error</html>"), List.of(header))).isEmpty();
        assertThat(GspError.find(utf8("{\"error\":7}"), List.of(header))).isEmpty();
    }

    @Test
    void endless_headers_are_not_read() {
        assertThat(GspError.find(new byte[0], List.of("a".repeat(3_000) + " error=\"invalid_token\"")))
                .isEmpty();
    }

    @Test
    void a_description_is_one_short_line_and_not_part_of_the_text() {
        GspError error = GspError.find(
                        new byte[0],
                        List.of("error=\"insufficient_scope\", error_description=\"hidden\t" + "x".repeat(900) + "\""))
                .orElseThrow();

        assertThat(error.isInsufficientScope()).isTrue();
        assertThat(error.description().orElseThrow()).startsWith("hidden x").hasSize(512);
        assertThat(error).hasToString("GspError[insufficient_scope]");
    }

    @Test
    void an_error_code_is_printable() {
        assertThatThrownBy(() -> new GspError("a\nb", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
