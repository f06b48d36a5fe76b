package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.JweTest.IV;
import static tw.agencygateway.mydata.pack.protocol.JweTest.KEY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JweMalformedTest {
    private static final int HEADER = 0;
    private static final int ENCRYPTED_KEY = 1;
    private static final int INITIALIZATION_VECTOR = 2;
    private static final int CIPHERTEXT = 3;
    private static final int TAG = 4;

    private final String jwe = JweWriter.jwe(KEY, IV, JweTest.random(300));
    private final String[] parts = jwe.split("\\.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"dir\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"A128KW\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"A256GCMKW\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"RSA1_5\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"none\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"a256kw\",\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":[\"A256KW\"],\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256GCM\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A128CBC-HS256\"}",
                "{\"alg\":\"A256KW\"}",
                "{\"enc\":\"A256CBC-HS512\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\",\"zip\":\"DEF\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\",\"zip\":null}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\",\"alg\":\"A256KW\"}",
                "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\"} x",
                "[\"A256KW\"]",
                "\"A256KW\"",
                "null",
                "",
                "{"
            })
    void other_headers_are_malformed(String header) {
        assertMalformed(JweWriter.jwe(KEY, IV, JweTest.random(300), header));
    }

    @Test
    void a_header_that_is_large_or_deep_or_not_utf_8_is_malformed() {
        String member = ",\"x\":\"" + "y".repeat(4_096) + "\"}";
        assertMalformed(JweWriter.jwe(KEY, IV, new byte[9], JweWriter.HEADER.replace("}", member)));
        String deep = ",\"x\":" + "[".repeat(900) + "]".repeat(900) + "}";
        assertMalformed(JweWriter.jwe(KEY, IV, new byte[9], JweWriter.HEADER.replace("}", deep)));
        assertMalformed(with(HEADER, Base64.getUrlEncoder().encodeToString(new byte[] {'{', (byte) 0xff, '}'})));
    }

    @Test
    void anything_but_five_parts_is_malformed() {
        assertMalformed("");
        assertMalformed(".");
        assertMalformed("....");
        assertMalformed(".....");
        assertMalformed(jwe + ".");
        assertMalformed(jwe + ".AAAA");
        assertMalformed("." + jwe);
        assertMalformed(jwe.substring(0, jwe.lastIndexOf('.')));
        assertMalformed(jwe.replaceFirst("\\.", ".."));
        assertMalformed("x".repeat(200_000));
        assertMalformed("x".repeat(200_000) + jwe);
        assertMalformed("<html><body>429</body></html>");
        assertMalformed("{\"protected\":\"e30\",\"ciphertext\":\"AA\"}");
    }

    @Test
    void every_truncation_is_refused() {
        for (int length = 0; length < jwe.length(); length++) {
            String cut = jwe.substring(0, length);
            assertThatThrownBy(() -> intake(cut)).isInstanceOf(MalformedContentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {HEADER, ENCRYPTED_KEY, INITIALIZATION_VECTOR, CIPHERTEXT, TAG})
    void one_changed_character_anywhere_is_refused(int part) {
        for (int i = 0; i < parts[part].length(); i++) {
            char c = parts[part].charAt(i);
            String changed = parts[part].substring(0, i) + (c == 'A' ? 'B' : 'A') + parts[part].substring(i + 1);
            assertThatThrownBy(() -> open(with(part, changed), KEY)).isInstanceOf(MalformedContentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "/", " ", "\n", "\u0000", "é", "%41"})
    void stray_characters_are_malformed_in_every_part(String stray) {
        for (int part = 0; part < parts.length; part++) {
            assertMalformed(with(part, parts[part] + stray));
            assertMalformed(with(part, stray + parts[part]));
            assertMalformed(with(part, parts[part].substring(1) + stray));
        }
    }

    @Test
    void bits_left_over_in_a_last_character_are_malformed() {
        assertThat(parts[INITIALIZATION_VECTOR]).endsWith("g");
        assertMalformed(with(INITIALIZATION_VECTOR, parts[INITIALIZATION_VECTOR].replaceFirst("g$", "h")));
    }

    @Test
    void parts_of_another_length_are_malformed() {
        assertMalformed(with(ENCRYPTED_KEY, parts[ENCRYPTED_KEY] + "AAAA"));
        assertMalformed(with(ENCRYPTED_KEY, ""));
        assertMalformed(with(INITIALIZATION_VECTOR, parts[INITIALIZATION_VECTOR].substring(4)));
        assertMalformed(with(TAG, parts[TAG] + "AAAA"));
        assertMalformed(with(TAG, ""));
        assertMalformed(with(CIPHERTEXT, ""));
        assertMalformed(with(CIPHERTEXT, parts[CIPHERTEXT] + "AAAA"));
    }

    @Test
    void a_dot_in_the_ciphertext_of_many_blocks_is_malformed() {
        String large = JweWriter.jwe(KEY, IV, JweTest.random(200_000));
        for (int at : new int[] {300, 65_536, 65_700, 131_072, 200_000}) {
            assertMalformed(large.substring(0, at) + "." + large.substring(at + 1));
            assertMalformed(large.substring(0, at) + "=" + large.substring(at + 1));
            assertMalformed(large.substring(0, at) + "+" + large.substring(at + 1));
        }
    }

    @Test
    void padding_characters_at_the_very_end_of_a_block_are_malformed() {
        String large = JweWriter.jwe(KEY, IV, JweTest.random(200_000));
        int blockEnd = large.length() - large.split("\\.")[CIPHERTEXT].length() - 44 + 65_536;
        assertMalformed(large.substring(0, blockEnd - 1) + "=" + large.substring(blockEnd));
        assertMalformed(large.substring(0, blockEnd - 2) + "==" + large.substring(blockEnd));
    }

    @Test
    void wrong_key_wrong_tag_and_wrong_padding_look_the_same() throws Exception {
        byte[] otherKey = KEY.clone();
        otherKey[0] ^= 1;
        ByteArrayOutputStream unpadded = new ByteArrayOutputStream();
        try (JweWriter writer = new JweWriter(unpadded, KEY, IV, JweWriter.HEADER, "AES/CBC/NoPadding")) {
            writer.write(new byte[64]);
        }
        String tag = (parts[TAG].startsWith("A") ? "B" : "A") + parts[TAG].substring(1);

        assertUndecryptable(() -> open(jwe, otherKey));
        assertUndecryptable(() -> open(with(TAG, tag), KEY));
        assertUndecryptable(() -> open(unpadded.toString(StandardCharsets.US_ASCII), KEY));
    }

    @Test
    void a_malformed_jwe_is_malformed_with_any_key() {
        assertThatThrownBy(() -> JweTest.intake((jwe + ".x").getBytes(StandardCharsets.US_ASCII), new byte[32]))
                .isInstanceOf(MalformedJweException.class);
    }

    @Test
    void a_stored_jwe_that_became_shorter_is_a_storage_fault() throws Exception {
        byte[] raw = jwe.getBytes(StandardCharsets.US_ASCII);
        SealedJwe sealed = JweTest.intake(raw, KEY);

        assertThatThrownBy(() -> JweTest.plaintext(sealed, Arrays.copyOf(raw, raw.length - 60)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MalformedContentException.class);
    }

    /** Whoever can write to the store puts other bytes where those were that came; none of them may pass for what came. */
    @Test
    void a_stored_jwe_that_was_altered_is_undecryptable_wherever_it_was() throws Exception {
        String large = JweWriter.jwe(KEY, IV, JweTest.random(200_000));
        byte[] raw = large.getBytes(StandardCharsets.US_ASCII);
        int start = large.lastIndexOf('.') - large.split("\\.")[CIPHERTEXT].length();
        SealedJwe sealed = JweTest.intake(raw, KEY);
        for (int at = start; at < large.lastIndexOf('.'); at += 997) {
            byte[] altered = raw.clone();
            altered[at] = (byte) (raw[at] == 'A' ? 'B' : 'A');

            assertUndecryptable(() -> JweTest.plaintext(sealed, altered));
            assertThat(SealedJwe.isWhole(MemoryStore.channel(altered), KEY)).isFalse();
        }
        assertThat(SealedJwe.isWhole(MemoryStore.channel(raw), KEY)).isTrue();
        assertThat(SealedJwe.isWhole(MemoryStore.channel(Arrays.copyOf(raw, raw.length - 60)), KEY))
                .isFalse();
    }

    private void assertUndecryptable(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(JweDecryptionException.class)
                .hasMessage("the JWE cannot be decrypted with this key")
                .hasNoCause();
    }

    private void assertMalformed(String text) {
        assertThatThrownBy(() -> intake(text)).isInstanceOf(MalformedJweException.class);
    }

    private String with(int part, String value) {
        String[] changed = parts.clone();
        changed[part] = value;
        return String.join(".", changed);
    }

    private static byte[] open(String text, byte[] key) throws IOException {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        return JweTest.plaintext(JweTest.intake(raw, key), raw);
    }

    private static SealedJwe intake(String text) throws IOException {
        return JweTest.intake(text.getBytes(StandardCharsets.UTF_8), KEY);
    }
}
