package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJweTest extends PackageVerification {
    /** A JWE of several blocks, and what is none: too early and too many dots, stray characters, nothing to decode. */
    @Test
    void whatever_was_received_can_be_put_together_again() throws IOException {
        String jwe = JweWriter.jwe(JweTest.KEY, JweTest.IV, JweTest.random(200_000));
        String letters = "x".repeat(200_000);
        for (String text : new String[] {
            jwe,
            jwe.substring(0, 150_000),
            jwe + jwe,
            jwe.substring(0, 70_000) + "\n" + jwe.substring(70_000),
            letters,
            letters + "." + letters,
            letters + "..." + letters,
            "..." + letters.substring(0, 65_536) + ".",
            ".".repeat(70_000),
            "\0" + letters,
            "",
            "."
        }) {
            assertThat(text(stored(utf8(text)))).isEqualTo(utf8(text));
        }
    }

    @Test
    void it_is_a_quarter_smaller_than_what_was_received() throws IOException {
        byte[] jwe = utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, JweTest.random(1_000_000)));

        assertThat(stored(jwe).length).isBetween(jwe.length / 4 * 3, jwe.length / 4 * 3 + 20_000);
    }

    @Test
    void a_package_verifies_from_it_and_from_the_text_alike() throws IOException {
        packages.data.put("large.bin", JweTest.random(300_000));
        byte[] jwe = utf8(packages.jwe());
        byte[] stored = stored(jwe);

        assertThat(stored).hasSizeLessThan(jwe.length);
        assertThat(verify(stored)).isEqualTo(verify(jwe));
        assertThat(verify(stored).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void a_changed_byte_anywhere_is_not_verified() throws IOException {
        packages.data.put("large.bin", JweTest.random(100_000));
        byte[] stored = stored(utf8(packages.jwe()));
        for (int at = 0; at < stored.length; at += 997) {
            byte[] changed = stored.clone();
            changed[at] ^= 1;
            try {
                assertThat(verify(changed).verdict()).isEqualTo(Verdict.REJECTED);
            } catch (IOException e) {
                assertThat(e).hasMessage("the stored JWE is damaged");
            }
        }
    }

    /** Nobody sent that, so nobody is to blame for it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 100, 60_000})
    void one_that_became_shorter_is_a_storage_fault(int length) throws IOException {
        byte[] cut = Arrays.copyOf(stored(utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, new byte[200_000]))), length);

        assertThatThrownBy(() -> verify(cut)).isInstanceOf(IOException.class).hasMessage("the stored JWE is damaged");
    }

    @Test
    void what_breaks_off_in_the_store_is_not_whole() throws IOException {
        byte[] stored = stored(utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, JweTest.random(200_000))));

        assertThat(SealedJwe.isWhole(MemoryStore.channel(stored), JweTest.KEY)).isTrue();
        for (int length : new int[] {0, 2, 100, 60_000, stored.length - 60, stored.length - 1}) {
            assertThat(SealedJwe.isWhole(MemoryStore.channel(Arrays.copyOf(stored, length)), JweTest.KEY))
                    .isFalse();
        }
    }

    @Test
    void blocks_of_another_jwe_are_not_decrypted() throws IOException {
        byte[] jwe = utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, JweTest.random(60_000)));
        byte[] longer = stored(utf8(JweWriter.jwe(JweTest.KEY, JweTest.IV, JweTest.random(160_000))));

        assertThatThrownBy(() -> JweTest.plaintext(JweTest.intake(jwe, JweTest.KEY), longer))
                .isInstanceOf(IOException.class)
                .hasMessage("the stored JWE is not the one received");
    }

    private VerificationReport verify(byte[] raw) throws IOException {
        store.objects.clear();
        return new PackageVerifier(packages.trust())
                .verify(() -> new ByteArrayInputStream(raw), JweTest.KEY, packages.request(), store);
    }

    private static byte[] stored(byte[] received) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (JweIntake intake = new JweIntake(JweTest.KEY, stored)) {
            intake.write(received, 0, received.length);
        }
        return stored.toByteArray();
    }

    /** What was received, put together from its blocks. */
    static byte[] text(byte[] stored) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        JweBlocks blocks = new JweBlocks() {
            @Override
            public void text(byte[] characters, int length) {
                text.write(characters, 0, length);
            }

            @Override
            public void decoded(byte[] bytes, int length) {
                text.writeBytes(Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(bytes, length)));
            }
        };
        StoredJwe reader = StoredJwe.read(new ByteArrayInputStream(stored));
        boolean more = reader.next(blocks);
        while (more) {
            more = reader.next(blocks);
        }
        return text.toByteArray();
    }
}
