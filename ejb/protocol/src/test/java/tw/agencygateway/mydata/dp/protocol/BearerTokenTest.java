package tw.agencygateway.mydata.dp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer abc-._~+/1==", "bearer abc-._~+/1==", "BEARER   abc-._~+/1==", " Bearer abc-._~+/1== "})
    void a_token_is_found_whatever_the_case_of_its_scheme(String header) throws Exception {
        assertThat(BearerToken.find(List.of(header))).contains(new BearerToken("abc-._~+/1=="));
    }

    @Test
    void no_header_or_another_scheme_is_no_token() throws Exception {
        assertThat(BearerToken.find(List.of())).isEmpty();
        assertThat(BearerToken.find(List.of("Basic czZCaGRSa3F0Mzo="))).isEmpty();
        assertThat(BearerToken.find(List.of(""))).isEmpty();
        assertThat(BearerToken.find(List.of("Bearerabc"))).isEmpty();
    }

    @Test
    void its_text_is_masked() {
        assertThat(new BearerToken("secret")).hasToString("BearerToken[6 characters]");
    }

    @Nested
    class Malformed {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer",
                    "Bearer ",
                    "Bearer =",
                    "Bearer a=b",
                    "Bearer a b",
                    "Bearer a,b",
                    "Bearer \"a\"",
                    "Bearer a\u0000b",
                    "Bearer a\r\nX: y",
                    "Bearer é",
                    "Bearer %61",
                    "Bearer ａ"
                })
        void everything_else_is_malformed_and_not_quoted(String header) {
            assertThatThrownBy(() -> BearerToken.find(List.of(header)))
                    .isInstanceOf(MalformedBearerTokenException.class)
                    .hasMessage("not a b64token of at most 8192 characters");
        }

        @Test
        void several_headers_are_malformed() {
            assertThatThrownBy(() -> BearerToken.find(List.of("Bearer a", "Bearer a")))
                    .isInstanceOf(MalformedBearerTokenException.class);
        }

        @Test
        void a_token_has_at_most_eight_kilobytes() throws Exception {
            assertThat(BearerToken.find(List.of("Bearer " + "a".repeat(8_192)))).isPresent();
            assertThatThrownBy(() -> BearerToken.find(List.of("Bearer " + "a".repeat(8_193))))
                    .isInstanceOf(MalformedBearerTokenException.class);
            assertThatThrownBy(() -> BearerToken.find(List.of("Bearer " + "=".repeat(1 << 20))))
                    .isInstanceOf(MalformedBearerTokenException.class);
        }

        @Test
        void what_is_no_token_cannot_be_made_one() {
            assertThatThrownBy(() -> new BearerToken("a b")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_challenge_names_its_error_and_the_scope_that_is_needed() {
        assertThat(BearerChallenge.TOKEN_MISSING.header()).isEqualTo("Bearer realm=\"mydata-dp\"");
        assertThat(BearerChallenge.TOKEN_MISSING.error()).isEmpty();
        assertThat(BearerChallenge.INVALID_TOKEN.header())
                .isEqualTo("Bearer realm=\"mydata-dp\", error=\"invalid_token\"");
        assertThat(BearerChallenge.INSUFFICIENT_SCOPE.header("API.1 API.2"))
                .isEqualTo("Bearer realm=\"mydata-dp\", error=\"insufficient_scope\", scope=\"API.1 API.2\"");
        assertThatThrownBy(() -> BearerChallenge.INSUFFICIENT_SCOPE.header("a\"b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_challenge_is_read_as_the_error_that_it_names() {
        assertThat(GspError.find(new byte[0], List.of(BearerChallenge.INVALID_TOKEN.header())))
                .hasValueSatisfying(error -> assertThat(error.isInvalidToken()).isTrue());
    }
}
