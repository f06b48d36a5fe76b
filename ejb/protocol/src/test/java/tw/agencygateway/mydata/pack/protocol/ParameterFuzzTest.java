package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class ParameterFuzzTest {
    private final ParameterCodec codec = new ParameterCodec("abcdefgh01234567", "HtzGY7g1hLy5bl9R");

    @FuzzTest(maxDuration = "1m")
    void any_parameter_is_decrypted_or_refused_and_what_was_encrypted_comes_back(byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.UTF_8);
        assertThat(codec.decrypt(codec.encrypt(text))).isEqualTo(text);
        try {
            assertThat(codec.decrypt(text)).isNotNull();
        } catch (MalformedParameterException e) {
            assertThat(e).hasNoCause();
        }
        try {
            assertThat(codec.secretKey(text, true)).hasSize(32);
        } catch (MalformedParameterException e) {
            assertThat(e).hasNoCause();
        }
        try {
            assertThat(PersonId.parse(text).toString()).doesNotContain(text);
        } catch (MalformedPersonIdException e) {
            assertThat(e).hasNoCause();
        }
    }
}
