package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

class JweFuzzTest {
    /** The same is said of the same bytes, however they are cut while they arrive. */
    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_judged_and_any_plaintext_comes_back(byte[] input) throws Exception {
        assertThat(judge(input, 7)).isEqualTo(judge(input, Math.max(1, input.length)));
        assertThat(intake(input, 13).hasFiveParts()).isEqualTo(dots(input) == 4);
        byte[] raw = utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, input));
        JweIntake intake = intake(raw, 1_000);
        try (InputStream plaintext = intake.finish().plaintext(new ByteArrayInputStream(raw))) {
            assertThat(plaintext.readAllBytes()).isEqualTo(input);
        }
    }

    private static String judge(byte[] raw, int piece) throws IOException {
        try (InputStream plaintext = intake(raw, piece).finish().plaintext(new ByteArrayInputStream(raw))) {
            return "plaintext of " + plaintext.readAllBytes().length;
        } catch (MalformedJweException | JweDecryptionException e) {
            return e.toString();
        }
    }

    private static int dots(byte[] input) {
        int dots = 0;
        for (byte b : input) {
            dots += b == '.' ? 1 : 0;
        }
        return dots;
    }

    private static JweIntake intake(byte[] raw, int piece) {
        JweIntake intake = new JweIntake(JweTest.KEY);
        for (int at = 0; at < raw.length; at += piece) {
            intake.write(raw, at, Math.min(piece, raw.length - at));
        }
        return intake;
    }
}
