package tw.agencygateway.mydata.sp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;
import tw.agencygateway.mydata.pack.protocol.PersonId;

/** The way of the browser to MyData and back. */
class RedirectTest {
    private static final UUID TX = UUID.fromString("0b5e0bd4-3cf1-4f6b-9c0a-6a0a3f0f7a11");

    private final ParameterCodec codec = new ParameterCodec("ToRcIGDx6hLHOdJX", "q9qiPmVm2eFKWt79");

    @Nested
    class There {
        @Test
        void the_address_is_put_together_as_in_the_document() {
            assertThat(url(List.of("API.1", "API.22")))
                    .hasToString("https://mydata.example/service/CLI.x%20y/QVBJLjE6QVBJLjIy/" + TX
                            + "?returnUrl=https%3A%2F%2Fgw.example%2Freturn%2FCLI.1%3Fh%3Da-_b"
                            + "&pid=PmGYdTqUqoBChg%2FfZT6UuQ%3D%3D");
        }

        @Test
        void base64_in_the_path_is_percent_encoded() {
            assertThat(url(List.of("?>~?"))).asString().contains("/Pz5%2BPw%3D%3D/");
        }

        @Test
        void a_list_that_could_be_misread_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> url(List.of()));
            assertThatIllegalArgumentException().isThrownBy(() -> url(List.of("a:b")));
            assertThatIllegalArgumentException().isThrownBy(() -> url(List.of("a", "")));
        }

        private URI url(List<String> resourceIds) {
            return IntegrationUrl.mode1(
                    URI.create("https://mydata.example/"),
                    "CLI.x y",
                    resourceIds,
                    TX,
                    URI.create("https://gw.example/return/CLI.1?h=a-_b"),
                    new PersonId("A123456789"),
                    codec);
        }
    }

    @Nested
    class Back {
        @Test
        void an_encrypted_tx_id_is_read_however_it_was_encoded() throws Exception {
            // this transaction's text holds both special letters of Base64
            UUID tx = special();
            String base64 = codec.encrypt(tx.toString());
            for (String spelling : List.of(
                    base64,
                    base64.replace('+', ' ').replace(" ", "%20"),
                    base64.replace("+", "%2B").replace("/", "%2f").replace("=", "%3D"),
                    base64.replace('+', '-').replace('/', '_'),
                    base64.replace('+', '-').replace('/', '_').replace("=", ""))) {
                ReturnParameters back = ReturnParameters.parse("code=200&tx_id=" + spelling + "&h=abc");
                assertThat(back.txId(codec)).contains(tx);
                assertThat(back.code()).contains(new ReturnCode(200));
                assertThat(back.handle()).contains("abc");
            }
        }

        private UUID special() {
            UUID tx = TX;
            while (!codec.encrypt(tx.toString()).contains("+")
                    || !codec.encrypt(tx.toString()).contains("/")) {
                tx = new UUID(tx.getMostSignificantBits(), tx.getLeastSignificantBits() + 1);
            }
            return tx;
        }

        @Test
        void a_plain_tx_id_is_read_too() throws Exception {
            assertThat(ReturnParameters.parse("code=205&tx_id=" + TX).txId(codec))
                    .contains(TX);
        }

        @Test
        void any_parameter_may_be_missing() throws Exception {
            for (String query : new String[] {null, "", "&&", "code=&tx_id=&h=", "x=y"}) {
                assertThat(ReturnParameters.parse(query))
                        .isEqualTo(new ReturnParameters(
                                java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty()));
            }
        }

        @Test
        void a_tx_id_of_other_credentials_names_nothing() throws Exception {
            String foreign = new ParameterCodec("ToRcIGDx6hLHOdJY", "q9qiPmVm2eFKWt79").encrypt(TX.toString());

            assertThat(ReturnParameters.parse("tx_id=" + foreign).txId(codec)).isEmpty();
            assertThat(ReturnParameters.parse("tx_id=" + codec.encrypt("x")).txId(codec))
                    .isEmpty();
            assertThat(ReturnParameters.parse("code=200").txId(codec)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "code=200&code=200",
                    "tx_id=a&tx_id=b",
                    "h=a&h=b",
                    "h=a&%68=b",
                    "code=20",
                    "code=2000",
                    "code=abc",
                    "code={200}",
                    "code=%zz",
                    "code=%2",
                    "tx_id=%ff",
                    "tx_id=<script>",
                    "tx_id=%00",
                    "h=a/b",
                    "h=a%0d%0ab",
                    "h=é"
                })
        void everything_else_is_malformed(String query) {
            assertMalformed(query);
        }

        @Test
        void large_queries_are_malformed() {
            assertMalformed("h=" + "a".repeat(129));
            assertMalformed("tx_id=" + "a".repeat(257));
            assertMalformed("x=" + "a".repeat(5_000));
            assertMalformed("&".repeat(40));
        }

        private void assertMalformed(String query) {
            assertThatThrownBy(() -> ReturnParameters.parse(query)).isInstanceOf(MalformedReturnException.class);
        }
    }

    @Test
    void known_codes_have_words_and_unknown_ones_are_kept() {
        assertThat(new ReturnCode(205).isKnown()).isTrue();
        assertThat(new ReturnCode(205).chinese()).isEqualTo("民眾不同意傳送資料");
        assertThat(new ReturnCode(205).english()).isEqualTo("The citizen did not agree to the transfer");
        assertThat(new ReturnCode(299).isKnown()).isFalse();
        assertThat(new ReturnCode(299).value()).isEqualTo(299);
        assertThat(new ReturnCode(299).english()).isEqualTo("Unknown code");
    }
}
