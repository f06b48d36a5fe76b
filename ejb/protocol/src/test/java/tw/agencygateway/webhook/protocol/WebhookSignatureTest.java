package tw.agencygateway.webhook.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final WebhookSecret SECRET = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void agreesWithTheKnownAnswer() {
        assertThat(WebhookSignature.of(ID, TIME, BODY, List.of(SECRET)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isThereOnceForEachSecret() {
        WebhookSecret other = WebhookSecret.random(new SecureRandom());

        assertThat(WebhookSignature.of(ID, TIME, BODY, List.of(SECRET, other)).split(" "))
                .containsExactly(
                        WebhookSignature.of(ID, TIME, BODY, List.of(SECRET)),
                        WebhookSignature.of(ID, TIME, BODY, List.of(other)));
    }

    @Test
    void dependsOnEverythingThatIsSigned() {
        assertThat(List.of(
                        WebhookSignature.of(ID, TIME, BODY, List.of(SECRET)),
                        WebhookSignature.of(ID + "x", TIME, BODY, List.of(SECRET)),
                        WebhookSignature.of(ID, TIME.plusSeconds(1), BODY, List.of(SECRET)),
                        WebhookSignature.of(ID, TIME, new byte[0], List.of(SECRET))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aNewSecretHas256BitsAndIsReadAgain() {
        WebhookSecret secret = WebhookSecret.random(new SecureRandom());

        assertThat(Base64.getDecoder().decode(secret.reveal().substring("whsec_".length())))
                .hasSize(32);
        assertThat(WebhookSecret.parse(secret.reveal()).key()).isEqualTo(secret.key());
        assertThat(secret.toString()).doesNotContain(secret.reveal().substring(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void aSecretOfAnotherFormIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebhookSecret.parse(text));
    }
}
