package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestMalformedTest {
    private static final String FILE =
            "<file><filename>a.zip</filename><resource_id>API.1</resource_id><resource_name>戶籍</resource_name><code>200</code></file>";
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void a_mydata_manifest_as_in_the_document_is_read() throws Exception {
        MyDataManifest manifest = MyDataManifest.parse(utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- two data sets -->
                <files>
                <file>
                 <filename>API.1.zip</filename>
                 <resource_id>API.1</resource_id>
                 <resource_name> 資料集中文名稱1</resource_name>
                 <code>200</code>
                </file>
                <file>
                 <code>204</code>
                 <resource_name/>
                 <resource_id>API.2</resource_id>
                 <filename></filename>
                </file>
                </files>
                """));

        assertThat(manifest.items())
                .containsExactly(
                        new MyDataManifest.Item("API.1.zip", "API.1", "資料集中文名稱1", 200),
                        new MyDataManifest.Item("", "API.2", "", 204));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower", "upper", "base64"})
    void digests_are_read_in_three_spellings(String spelling) throws Exception {
        String digest = switch (spelling) {
            case "lower" -> DIGEST;
            case "upper" -> DIGEST.toUpperCase();
            default -> Base64.getEncoder().encodeToString(HexFormat.of().parseHex(DIGEST));
        };

        assertThat(DpManifest.parse(utf8(dp("<filename> 個人 資料.json</filename><digest>" + digest + "</digest>")))
                        .digests())
                .containsOnlyKeys("個人 資料.json")
                .containsValue(DIGEST);
    }

    @Test
    void a_byte_order_mark_and_a_missing_declaration_do_not_matter() throws Exception {
        assertThat(MyDataManifest.parse(utf8("\ufeff<files>" + FILE + "</files>"))
                        .items())
                .hasSize(1);
        assertThat(MyDataManifest.parse(utf8("<files/>")).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<files>",
                "<files></file>",
                "<Files/>",
                "<files/><files/>",
                "<files/>text",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" ><files/></xml>",
                "<?xml version=\"1.0\" encoding=\"Big5\"?><files/>",
                "<?pi x?><files/>",
                "<!DOCTYPE files><files/>",
                "<!DOCTYPE files SYSTEM \"http://127.0.0.1:1/x.dtd\"><files/>",
                "<!DOCTYPE files [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><files>&x;</files>",
                "<!DOCTYPE files [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><files>&b;</files>",
                "<files>&x;</files>",
                "<files>text</files>",
                "<files a=\"b\"/>",
                "<files xmlns=\"urn:x\"/>",
                "<x:files xmlns:x=\"urn:x\"/>",
                "<files><other/></files>",
                "<files><file/></files>",
                "<files>FILE</files><!--",
                "<files><file><filename>a<b/></filename></file></files>"
            })
    void everything_else_is_malformed(String xml) {
        assertMalformed(xml.replace("FILE", FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename", "resource_id", "resource_name", "code"})
    void every_element_comes_once(String element) {
        String one = "<" + element + ">x</" + element + ">";
        assertMalformed("<files>" + FILE.replace("</file>", one + "</file>") + "</files>");
        assertMalformed("<files>" + FILE.replaceFirst("<" + element + ">.*</" + element + ">", "") + "</files>");
        assertMalformed("<files>" + FILE.replace("<" + element + ">", "<" + element + " x=\"y\">") + "</files>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "2000", "abc", "２００", "-20", "099"})
    void a_code_has_three_digits(String code) {
        assertMalformed("<files>" + FILE.replace("200", code) + "</files>");
    }

    @Test
    void large_deep_and_unreadable_manifests_are_malformed() {
        assertMalformed("<files>" + " ".repeat(1 << 20) + "</files>");
        assertMalformed("<files>" + FILE.repeat(1_001) + "</files>");
        assertMalformed("<files>" + FILE.replace("戶籍", "x".repeat(1_025)) + "</files>");
        assertMalformed("<files>".repeat(10_000));
        assertThatThrownBy(() -> MyDataManifest.parse(new byte[] {'<', (byte) 0xff}))
                .isInstanceOf(MalformedManifestException.class);
        assertThatThrownBy(
                        () -> MyDataManifest.parse(("<files>" + FILE + "</files>").getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(MalformedManifestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "abababababababababababababababababababababababababababababababag", "QUJD", "%"})
    void a_digest_is_sha_256(String digest) {
        assertMalformedDp(dp("<filename>a</filename><digest>" + digest + "</digest>"));
    }

    @Test
    void a_file_is_listed_once_and_by_name() {
        String file = "<file><filename>a</filename><digest>" + DIGEST + "</digest></file>";
        assertMalformedDp("<files>" + file + file + "</files>");
        assertMalformedDp("<files>" + file.replace(">a<", "> <") + "</files>");
    }

    private static String dp(String members) {
        return "<files><file>" + members + "</file></files>";
    }

    private static void assertMalformed(String xml) {
        assertThatThrownBy(() -> MyDataManifest.parse(utf8(xml))).isInstanceOf(MalformedManifestException.class);
    }

    private static void assertMalformedDp(String xml) {
        assertThatThrownBy(() -> DpManifest.parse(utf8(xml))).isInstanceOf(MalformedManifestException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
