package tw.agencygateway.mydata.dp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class UserInfoFuzzTest {
    /** As a person, and as the server's configuration. */
    @FuzzTest(maxDuration = "1m")
    void any_answer_is_read_or_refused(byte[] input) {
        try {
            UserInfo user = UserInfo.parse(input);
            user.uid().ifPresent(uid -> assertThat(uid.isBusiness()).isFalse());
            assertThat(user.toString()).hasSizeLessThan(40);
        } catch (MalformedGspAnswerException e) {
            assertThat(e).hasNoCause();
        }
        try {
            OpenIdConfiguration server = OpenIdConfiguration.parse(input, false);
            assertThat(server.introspectionEndpoint().getScheme()).isEqualToIgnoringCase("https");
            assertThat(server.userinfoEndpoint().getHost()).isNotEmpty();
        } catch (MalformedGspAnswerException e) {
            assertThat(e).hasNoCause();
        }
    }
}
