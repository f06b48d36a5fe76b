package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    private final List<String> applied = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void sectionsAreAppliedInTheirOrderAndNotInThatOfTheFile() throws IOException {
        apply("second: x\nfirst: y\n", section("first", 1, node -> {}), section("second", 2, node -> {}));

        assertThat(applied).containsExactly("first", "second");
    }

    @Test
    void aSectionThatTheFileDoesNotMentionIsLeftAlone() throws IOException {
        apply("second: x\n", section("first", 1, node -> {}), section("second", 2, node -> {}));

        assertThat(applied).containsExactly("second");
    }

    @Test
    void anEmptyFileChangesNothing() throws IOException {
        apply("# nothing yet\n", section("first", 1, node -> {}));

        assertThat(applied).isEmpty();
    }

    @Test
    void valuesAreReadAsTheirTypes() throws IOException {
        Files.writeString(directory.resolve("secret"), "s3cr3t\n");

        apply("""
                first:
                  - {phone: 0223456789, on: true, off: "false", limit: 12, keep: P30D, list: [a, "b c"], key: secret, none: }
                """, section("first", 1, node -> {
            BootstrapNode entry = node.list().get(0);
            entry.only("phone", "on", "off", "limit", "keep", "list", "key", "none");
            assertThat(entry.get("phone").text()).isEqualTo("0223456789");
            assertThat(entry.get("on").flag()).isTrue();
            assertThat(entry.get("off").flag()).isFalse();
            assertThat(entry.get("limit").number()).isEqualTo(12);
            assertThat(entry.get("keep").as("a period", Period::parse)).isEqualTo(Period.ofDays(30));
            assertThat(entry.get("list").texts()).containsExactly("a", "b c");
            assertThat(entry.get("key").fileLine()).isEqualTo("s3cr3t");
            assertThat(entry.find("none")).isEmpty();
            assertThat(entry.find("phone")).isPresent();
        }));

        assertThat(applied).containsExactly("first");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() {
        assertThatThrownBy(() -> apply(
                        "first:\n  - name: a\n    nmae: b\n",
                        section("first", 1, node -> node.list().get(0).only("name"))))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("line 3, first[0].nmae: this key is unknown here; known are name");
        assertThatThrownBy(() -> apply("frist: 1", section("first", 1, node -> {})))
                .hasMessageContaining("line 1, frist")
                .hasMessageContaining("known are first");
    }

    @Test
    void aKeyThatIsThereTwiceIsAnError() {
        assertThatThrownBy(() -> apply("first: 1\nfirst: 2\n", section("first", 1, node -> {})))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("first is there twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first: [a]             | a text is expected",
                "first:                 | missing",
                "first: ''              | a text is expected",
                "first: null            | missing",
                "first: {a: b}          | a text is expected"
            })
    void aValueOfAnotherKindIsNamedWithWhatIsExpected(String content, String message) {
        assertThatThrownBy(() ->
                        BootstrapNodes.parse(directory, content).get("first").text())
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining(message);
    }

    @Test
    void aValueIsNeverInTheMessage() throws IOException {
        BootstrapNode node = BootstrapNodes.parse(directory, "a: s3cr3t");

        assertThatThrownBy(() -> node.get("a").flag()).hasMessageNotContainingAny("s3cr3t");
        assertThatThrownBy(() -> node.get("a").number()).hasMessageNotContainingAny("s3cr3t");
        assertThatThrownBy(() -> node.get("a").text(3)).hasMessageNotContainingAny("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first: [",
                "\t- a",
                "a: &x [1]\nb: [*x, *x]\nfirst: 1",
                "first: !!java.net.URL [x]",
                "a\u0007: 1",
                "- first",
                "text",
                "first: 1\n---\nfirst: 2"
            })
    void whatIsNoPlainYamlMappingStopsTheStart(String content) {
        assertThatThrownBy(() -> apply(content, section("first", 1, BootstrapNode::text)))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining(file().toString());
        assertThat(applied).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeMissingOrNotUtf8StopsTheStart() throws IOException {
        assertThatThrownBy(() -> Bootstrap.apply(file(), List.of())).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> apply("#" + "x".repeat(1024 * 1024))).hasMessageContaining("larger than");
        Files.write(file(), new byte[] {'a', ':', ' ', (byte) 0xa4, (byte) 0xa4});
        assertThatThrownBy(() -> Bootstrap.apply(file(), List.of())).hasMessageContaining("not UTF-8");
    }

    @Test
    void aSecretsFileMustBeThereAndHoldOneLine() throws IOException {
        Files.writeString(directory.resolve("two"), "a\nb\n");
        Files.writeString(directory.resolve("empty"), "\n");
        BootstrapNode node = BootstrapNodes.parse(directory, "a: two\nb: empty\nc: missing");

        assertThatThrownBy(() -> node.get("a").fileLine()).hasMessageContaining("one line");
        assertThatThrownBy(() -> node.get("b").fileLine()).hasMessageContaining("one line");
        assertThatThrownBy(() -> node.get("c").fileLine())
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("line 3, c")
                .hasMessageContaining(directory.resolve("missing").toString());
    }

    private void apply(String content, BootstrapSection... sections) throws IOException {
        Files.writeString(file(), content);
        Bootstrap.apply(file(), List.of(sections));
    }

    private Path file() {
        return directory.resolve("bootstrap.yaml");
    }

    private BootstrapSection section(String key, int order, Consumer<BootstrapNode> action) {
        return new BootstrapSection() {
            @Override
            public String key() {
                return key;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public void apply(BootstrapNode node) {
                action.accept(node);
                applied.add(key);
            }
        };
    }
}
