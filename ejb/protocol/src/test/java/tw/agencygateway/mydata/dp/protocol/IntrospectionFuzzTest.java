package tw.agencygateway.mydata.dp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

class IntrospectionFuzzTest {
    /** As the body of an answer, of a refusal, and as the header of one. */
    @FuzzTest(maxDuration = "1m")
    void any_answer_is_read_or_refused(byte[] input) {
        try {
            Introspection token = Introspection.parse(input);
            assertThat(token.active() || token.scopes().isEmpty()).isTrue();
            assertThat(token.scopes()).allMatch(word -> !word.isEmpty() && word.indexOf(' ') < 0);
        } catch (MalformedGspAnswerException e) {
            assertThat(e).hasNoCause();
        }
        GspError.find(input, List.of(new String(input, StandardCharsets.ISO_8859_1)))
                .ifPresent(error -> assertThat(error.error()).isPrintable());
    }
}
