package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageEnvelopeTest {
    private static final String PREFIX = "application/zip;data:";

    static int[] sizes() {
        return new int[] {0, 1, 2, 3, 4, 5, 100, 49_130, 49_151, 49_152, 49_153, 49_154, 98_300, 98_304, 98_305, 300_000
        };
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void payloads_come_back_in_all_four_spellings(int size) throws Exception {
        byte[] payload = JweTest.random(size);
        for (Base64.Encoder encoder : new Base64.Encoder[] {
            Base64.getEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder(),
            Base64.getUrlEncoder().withoutPadding()
        }) {
            String base64 = encoder.encodeToString(payload);
            assertReads("{\"filename\":\"a.zip\",\"data\":\"" + PREFIX + base64 + "\"}", payload);
            assertReads("{ \"data\" : \"" + PREFIX + base64 + "\" ,\n\t\"filename\" : \"a.zip\" }\r\n", payload);
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void escapes_in_the_payload_are_read(int size) throws Exception {
        byte[] payload = JweTest.random(size);
        String base64 = Base64.getEncoder().encodeToString(payload);

        assertReads("{\"filename\":\"a.zip\",\"data\":\"" + (PREFIX + base64).replace("/", "\\/") + "\"}", payload);
        assertReads("{\"filename\":\"a.zip\",\"data\":\"" + PREFIX + base64.replace("=", "\\u003d") + "\"}", payload);
    }

    @Test
    void one_escape_far_inside_is_read() throws Exception {
        String base64 = "A".repeat(200_000) + "\\/" + "A".repeat(100_003);

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        PackageEnvelope.read(slow("{\"filename\":\"a\",\"data\":\"" + PREFIX + base64 + "\"}", 1_000), zip);

        assertThat(zip.size()).isEqualTo(300_004 / 4 * 3);
    }

    @Test
    void it_does_not_matter_in_what_pieces_the_plaintext_comes() throws Exception {
        byte[] payload = JweTest.random(300_000);
        String base64 = Base64.getUrlEncoder().encodeToString(payload);
        for (int piece : new int[] {1, 2, 7, 1_000, 65_535, 65_537}) {
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            PackageEnvelope.read(slow("{\"data\":\"" + PREFIX + base64 + "\",\"filename\":\"a\"}", piece), zip);
            assertThat(zip.toByteArray()).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\":\"\u00e9\",", "{\"n\":{\"\u00e9\":0},", "{\"n\":[\"\u00e9\"],"})
    void what_is_passed_over_is_utf8_too(String beginning) {
        byte[] json = (beginning + "\"filename\":\"a.zip\",\"data\":\"" + PREFIX + "\"}")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PackageEnvelope.read(new ByteArrayInputStream(json), OutputStream.nullOutputStream()))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    @Test
    void unknown_members_are_passed_over() throws Exception {
        assertReads(
                "{\"a\":{\"b\":[1,-2.5e3,true,false,null,\"\\\"}\"],\"c\":{}},\"filename\":\"a.zip\",\"e\":[],\"data\":\""
                        + PREFIX + "\",\"z\":0}",
                new byte[0]);
    }

    @Test
    void a_filename_may_be_chinese_and_escaped() throws Exception {
        String json = "{\"filename\":\"資\\u6599.zip\",\"data\":\"" + PREFIX + "\"}";

        assertThat(PackageEnvelope.read(in(json), OutputStreams.NOWHERE)).isEqualTo("資料.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{}",
                "{",
                "{\"filename\":\"a\"}",
                "{\"data\":\"DATA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\"",
                "{\"filename\":\"a\",\"data\":\"DATA\"} x",
                "{\"filename\":\"a\",\"data\":\"DATA\"}{}",
                "{\"filename\":\"a\",\"data\":\"DATA\",}",
                "{\"filename\":\"a\" \"data\":\"DATA\"}",
                "{\"filename\" \"a\",\"data\":\"DATA\"}",
                "{\"filename\":1,\"data\":\"DATA\"}",
                "{\"filename\":\"a\",\"data\":null}",
                "{\"filename\":\"a\",\"filename\":\"a\",\"data\":\"DATA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"data\":\"DATA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"x\":1,\"x\":1}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"x\":01}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"x\":tru}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"x\":\"\\q\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\",\"x\":\"\\u12g4\"}",
                "{\"filename\":\"a\nb\",\"data\":\"DATA\"}",
                "{\"filename\":\"a\",\"data\":\"application/zip\"}",
                "{\"filename\":\"a\",\"data\":\"application/ZIP;data:AAAA\"}",
                "{\"filename\":\"a\",\"data\":\"UEsF\"}",
                "{\"filename\":\"a\",\"data\":\"DATAA\"}",
                "{\"filename\":\"a\",\"data\":\"DATAAA=\"}",
                "{\"filename\":\"a\",\"data\":\"DATAA===\"}",
                "{\"filename\":\"a\",\"data\":\"DATAAB==\"}",
                "{\"filename\":\"a\",\"data\":\"DATAA==AAAA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA-/AA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA AAA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\\nAAAA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA中AAA\"}",
                "{\"filename\":\"a\",\"data\":\"DATA\\u4e2dAAA\"}",
                "\ufeff{\"filename\":\"a\",\"data\":\"DATA\"}",
            })
    void everything_else_is_malformed(String json) {
        assertMalformed(json.replace("DATA", PREFIX));
    }

    @Test
    void large_and_deep_members_are_malformed() {
        String data = ",\"data\":\"" + PREFIX + "\"}";
        assertMalformed("{\"filename\":\"" + "a".repeat(300) + "\"" + data);
        assertMalformed("{\"filename\":\"a\",\"x\":\"" + "a".repeat(70_000) + "\"" + data);
        assertMalformed("{\"filename\":\"a\",\"x\":" + "[".repeat(100_000) + data);
        assertMalformed("{\"filename\":\"a\"" + " ".repeat(70_000) + data);
        StringBuilder many = new StringBuilder("{\"filename\":\"a\"");
        for (int i = 0; i < 50; i++) {
            many.append(",\"x").append(i).append("\":1");
        }
        assertMalformed(many + data);
    }

    @Test
    void a_mix_of_both_alphabets_far_apart_is_malformed() {
        assertMalformed(
                "{\"filename\":\"a\",\"data\":\"" + PREFIX + "A".repeat(199_999) + "+" + "A".repeat(199_999) + "_\"}");
    }

    @Test
    void storage_that_fails_is_not_malformed_content() {
        assertThatThrownBy(() -> PackageEnvelope.read(
                        in("{\"filename\":\"a\",\"data\":\"" + PREFIX + "AAAA\"}"), OutputStreams.FULL))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(MalformedContentException.class);
    }

    private static void assertReads(String json, byte[] payload) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        assertThat(PackageEnvelope.read(in(json), zip)).isEqualTo("a.zip");
        assertThat(zip.toByteArray()).isEqualTo(payload);
    }

    private static void assertMalformed(String json) {
        assertThatThrownBy(() -> PackageEnvelope.read(in(json), OutputStreams.NOWHERE))
                .isInstanceOf(MalformedEnvelopeException.class);
    }

    private static InputStream in(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives at most so many bytes at a time. */
    private static InputStream slow(String json, int piece) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, piece));
            }
        };
    }
}
