package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

class JweFuzzTest {
    /** The same is said of the same bytes, however they are cut while they arrive, and what is stored is all of them. */
    @FuzzTest(maxDuration = "1m")
    void any_bytes_are_judged_and_any_plaintext_comes_back(byte[] input) throws Exception {
        assertThat(judge(input, 7)).isEqualTo(judge(input, Math.max(1, input.length)));
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        assertThat(intake(input, 13, stored).hasFiveParts()).isEqualTo(dots(input) == 4);
        assertThat(StoredJweTest.text(stored.toByteArray())).isEqualTo(input);
        byte[] raw = utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, input));
        stored.reset();
        JweIntake intake = intake(raw, 1_000, stored);
        try (InputStream plaintext = intake.finish().plaintext(new ByteArrayInputStream(stored.toByteArray()))) {
            assertThat(plaintext.readAllBytes()).isEqualTo(input);
        }
    }

    private static String judge(byte[] raw, int piece) throws IOException {
        JweIntake intake = intake(raw, piece, OutputStream.nullOutputStream());
        try (InputStream plaintext = intake.finish().plaintext(new ByteArrayInputStream(raw))) {
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

    private static JweIntake intake(byte[] raw, int piece, OutputStream stored) throws IOException {
        JweIntake intake = new JweIntake(JweTest.KEY, stored);
        try (intake) {
            for (int at = 0; at < raw.length; at += piece) {
                intake.write(raw, at, Math.min(piece, raw.length - at));
            }
        }
        return intake;
    }
}
