package tw.agencygateway.mydata.dp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;

class BearerTokenFuzzTest {
    /** As the header of an authorization, and as the two that choose the form of the answer. */
    @FuzzTest(maxDuration = "1m")
    void any_header_is_read_or_refused(byte[] input) {
        String header = new String(input, StandardCharsets.ISO_8859_1);
        try {
            BearerToken.find(List.of(header)).ifPresent(token -> {
                assertThat(header)
                        .endsWithIgnoringCase(token.value()
                                + header.substring(header.stripTrailing().length()));
                assertThat(token.value()).matches("[!-~]{1,8192}");
            });
        } catch (MalformedBearerTokenException e) {
            assertThat(header.strip()).startsWithIgnoringCase("bearer");
        }
        AnswerForm.choose(header, null, AnswerForm.ZIP)
                .ifPresent(form -> assertThat(form)
                        .satisfiesAnyOf(
                                asked -> assertThat(header.strip()).startsWithIgnoringCase(asked.mediaType()),
                                standard -> assertThat(header).isBlank()));
        assertThat(AnswerForm.choose(null, header, AnswerForm.ZIP)).isNotNull();
    }
}
