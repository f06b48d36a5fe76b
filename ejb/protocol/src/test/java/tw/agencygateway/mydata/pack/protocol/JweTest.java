package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweTest {
    static final byte[] KEY = "dgFpgO7FhNF15UJsOB1xmCjwwWw3SO6D".getBytes(StandardCharsets.US_ASCII);
    static final byte[] IV = "HtzGY7g1hLy5bl9R".getBytes(StandardCharsets.US_ASCII);

    /** MyData SP V2.6 §玖.三.(一). */
    @Test
    void the_documents_example_verifies_and_decrypts() throws Exception {
        Map<String, String> example = KnownAnswers.of("jwe");
        byte[] key = example.get("secret_key_ascii").getBytes(StandardCharsets.US_ASCII);
        byte[] raw = example.get("compact").getBytes(StandardCharsets.US_ASCII);

        SealedJwe jwe = intake(raw, key);

        assertThat(jwe.hasIv(example.get("cbc_iv_ascii").getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(jwe.hasIv(KEY)).isFalse();
        byte[] plaintext = plaintext(jwe, raw);
        assertThat(new String(plaintext, StandardCharsets.UTF_8)).isEqualTo(example.get("plaintext"));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        assertThat(PackageEnvelope.read(new ByteArrayInputStream(plaintext), data))
                .isEqualTo("abc.zip");
        assertThat(data.toByteArray()).hasSize(15);
    }

    /** Around one, two and three blocks of 48 KB of ciphertext, and what does not fill an AES block. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 15, 16, 17, 1_000, 49_135, 49_136, 49_151, 49_152, 49_153, 98_303, 98_304, 98_319, 147_440,
                500_001
            })
    void payloads_of_every_size_come_back(int size) throws Exception {
        byte[] payload = random(size);
        byte[] raw = JweWriter.jwe(KEY, IV, payload).getBytes(StandardCharsets.US_ASCII);

        assertThat(plaintext(intake(raw, KEY), raw)).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 41, 4_096, 65_535, 65_536, 65_537, 1_000_000})
    void it_does_not_matter_in_what_pieces_the_bytes_arrive(int piece) throws Exception {
        byte[] payload = random(200_000);
        byte[] raw = JweWriter.jwe(KEY, IV, payload).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        JweIntake intake = new JweIntake(KEY, stored);
        try (intake) {
            for (int offset = 0; offset < raw.length; offset += piece) {
                intake.write(raw, offset, Math.min(piece, raw.length - offset));
            }
        }

        assertThat(plaintext(intake.finish(), stored.toByteArray())).isEqualTo(payload);
    }

    @Test
    void single_bytes_arrive_too() throws Exception {
        byte[] raw = JweWriter.jwe(KEY, IV, random(10)).getBytes(StandardCharsets.US_ASCII);
        JweIntake intake = new JweIntake(KEY, OutputStream.nullOutputStream());
        try (intake) {
            for (byte b : raw) {
                intake.write(b);
            }
        }

        assertThat(plaintext(intake.finish(), raw)).isEqualTo(random(10));
    }

    @Test
    void other_header_members_do_not_matter() throws Exception {
        String header = "{\"typ\":\"x\",\"cty\":1,\"kid\":null,\"enc\":\"A256CBC-HS512\",\"alg\":\"A256KW\"}";
        byte[] raw = JweWriter.jwe(KEY, IV, random(99), header).getBytes(StandardCharsets.US_ASCII);

        assertThat(plaintext(intake(raw, KEY), raw)).isEqualTo(random(99));
    }

    static SealedJwe intake(byte[] raw, byte[] key) throws IOException {
        JweIntake intake = new JweIntake(key, OutputStream.nullOutputStream());
        try (intake) {
            intake.write(raw, 0, raw.length);
        }
        return intake.finish();
    }

    static byte[] plaintext(SealedJwe jwe, byte[] raw) throws IOException {
        return jwe.plaintext(new ByteArrayInputStream(raw)).readAllBytes();
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
