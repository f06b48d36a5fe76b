package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** MyData SP V2.6 §柒.二.(一). */
class ParameterCodecVectorTest {
    private final Map<String, String> example = KnownAnswers.of("aes_cbc_parameter");
    private final ParameterCodec codec = new ParameterCodec(example.get("client_secret"), example.get("cbc_iv_ascii"));

    @Test
    void encrypts_as_in_the_document() {
        assertThat(codec.encrypt(example.get("plaintext"))).isEqualTo(example.get("base64"));
    }

    @Test
    void decrypts_as_in_the_document() throws Exception {
        assertThat(codec.decrypt(example.get("base64"))).isEqualTo(example.get("plaintext"));
    }
}
