package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.TestPki.Holder;

/** Whatever the bytes are, an answer is read as it was signed, or refused. */
class OcspMalformedTest {
    private static final Holder CA = TestPki.root("CA");
    private static final Holder SIGNER = TestPki.issue(CA, TestPki.signer("Signer"));
    private static final Holder DELEGATE =
            TestPki.issue(CA, TestPki.signer("Responder").withPurpose(KeyPurposeId.id_kp_OCSPSigning));
    private static final OcspQuestion QUESTION =
            new OcspQuestion(SIGNER.certificate(), CA.certificate(), OcspSettings.STRICT);
    private static final byte[] ANSWER = answer();

    private static byte[] answer() {
        TestResponder responder = new TestResponder(DELEGATE);
        responder.certificates.add(DELEGATE.certificate());
        return responder.answer(QUESTION.encoded());
    }

    static Stream<byte[]> noAnswers() {
        return Stream.of(
                new byte[0],
                new byte[1],
                new byte[] {0x30, 0},
                new byte[] {0x30, (byte) 0x80, 0, 0},
                new byte[] {0x30, 3, 0x0a, 1, 0},
                new byte[] {0x30, 5, 0x0a, 1, 0, (byte) 0xa0, 0},
                new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                "<html>not found</html>".getBytes(StandardCharsets.US_ASCII),
                QUESTION.encoded(),
                Arrays.copyOf(ANSWER, ANSWER.length + 1),
                new byte[OcspQuestion.MAX_BYTES + 1]);
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void what_is_no_answer_is_refused(byte[] bytes) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        OcspRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void a_truncated_answer_is_refused() {
        for (int length = 0; length < ANSWER.length; length++) {
            assertRefused(Arrays.copyOf(ANSWER, length), "length " + length);
        }
    }

    @Test
    void an_answer_with_one_other_bit_is_refused_or_says_the_same() throws Exception {
        RevocationCheck told = read(ANSWER);
        for (int place = 0; place < ANSWER.length; place++) {
            int bit = place % Byte.SIZE;
            byte[] changed = ANSWER.clone();
            changed[place] ^= (byte) (1 << bit);
            assertSameOrRefused(changed, told, "byte " + place + ", bit " + bit);
        }
    }

    @Test
    void random_changes_are_refused_or_say_the_same() throws Exception {
        RevocationCheck told = read(ANSWER);
        Random random = new Random(20_261_120);
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = ANSWER.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            int cut = random.nextInt(8) == 0 ? random.nextInt(changed.length) : changed.length;
            assertSameOrRefused(Arrays.copyOf(changed, cut), told, "round " + round);
        }
    }

    private static RevocationCheck read(byte[] bytes) throws OcspRefusedException {
        return QUESTION.read(bytes, CrlSource.NONE, NOW);
    }

    private static void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> read(bytes)).as(what).isInstanceOf(OcspRefusedException.class);
    }

    private static void assertSameOrRefused(byte[] bytes, RevocationCheck told, String what) {
        try {
            assertThat(read(bytes)).as(what).isEqualTo(told);
        } catch (OcspRefusedException e) {
            assertThat(e.reason()).as(what).isNotNull();
        }
    }
}
