package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCodecTest {
    private static final String KEY = "dgFpgO7FhNF15UJsOB1xmCjwwWw3SO6D";
    private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.US_ASCII);

    private final ParameterCodec codec = new ParameterCodec("ToRcIGDx6hLHOdJX", "q9qiPmVm2eFKWt79");

    @Test
    void texts_come_back() throws Exception {
        assertThat(codec.decrypt(codec.encrypt("王小明 🙂"))).isEqualTo("王小明 🙂");
        assertThat(codec.decrypt(codec.encrypt(""))).isEmpty();
    }

    @Test
    void a_secret_key_of_48_bytes_is_decrypted() throws Exception {
        assertThat(codec.secretKey(codec.encrypt(KEY), false)).isEqualTo(KEY_BYTES);
        assertThat(codec.secretKey(codec.encrypt(KEY), true)).isEqualTo(KEY_BYTES);
    }

    @Test
    void a_plain_secret_key_is_taken_only_where_allowed() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(KEY_BYTES);

        assertThat(codec.secretKey(KEY, true)).isEqualTo(KEY_BYTES);
        assertThat(codec.secretKey(base64, true)).isEqualTo(KEY_BYTES);
        assertMalformedKey(KEY, false);
        assertMalformedKey(base64, false);
    }

    @Test
    void a_secret_key_has_32_bytes() {
        assertMalformedKey(codec.encrypt(KEY.substring(1)), false);
        assertMalformedKey(codec.encrypt(KEY + "x"), true);
        assertMalformedKey("鑰".repeat(32), true);
        assertMalformedKey("", true);
    }

    private void assertMalformedKey(String text, boolean plainAllowed) {
        assertThatThrownBy(() -> codec.secretKey(text, plainAllowed)).isInstanceOf(MalformedParameterException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "A",
                "PmGYdTqUqoBChg/fZT6UuQ",
                "PmGYdTqUqoBChg_fZT6UuQ==",
                "PmGYdTqUqoBChg/fZT6UuR==",
                "PmGYdTqUqoBChg/fZT6UuQ==\n",
                "PmGYdTqUqoBChg/fZT6U",
                "QUJDREVGR0hJSktMTU5PUA=="
            })
    void what_is_not_an_encrypted_parameter_looks_the_same_whatever_is_wrong(String text) {
        assertThatThrownBy(() -> codec.decrypt(text))
                .isInstanceOf(MalformedParameterException.class)
                .hasMessage("not an encrypted parameter")
                .hasNoCause();
    }

    @Test
    void a_very_long_text_is_not_looked_at() {
        assertThatThrownBy(() -> codec.decrypt("AAAA".repeat(1 << 20))).isInstanceOf(MalformedParameterException.class);
    }

    @Test
    void credentials_of_another_form_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ParameterCodec("short", "q9qiPmVm2eFKWt79"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParameterCodec("ToRcIGDx6hLHOdJ-", "q9qiPmVm2eFKWt79"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParameterCodec("ToRcIGDx6hLHOdJX", "q9qiPmVm2eFKWt7"));
    }

    @Test
    void secrets_are_not_in_its_text() {
        assertThat(codec).hasToString("ParameterCodec[…]");
    }
}
