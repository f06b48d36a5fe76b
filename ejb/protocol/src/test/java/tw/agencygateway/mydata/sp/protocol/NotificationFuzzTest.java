package tw.agencygateway.mydata.sp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;

class NotificationFuzzTest {
    private final ParameterCodec codec = new ParameterCodec("abcdefgh01234567", "HtzGY7g1hLy5bl9R");

    /** As the body of a notification, and as the query of a return. */
    @FuzzTest(maxDuration = "1m")
    void any_call_is_read_or_refused(byte[] input) {
        try {
            Notification notification = Notification.parse(input);
            assertThat(notification.isReady())
                    .isEqualTo(notification.unableToDeliver().isEmpty());
        } catch (MalformedNotificationException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
        try {
            ReturnParameters parameters = ReturnParameters.parse(new String(input, StandardCharsets.ISO_8859_1));
            assertThat(parameters.txId(codec)).isNotNull();
        } catch (MalformedReturnException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
