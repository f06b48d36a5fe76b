package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    Path root;

    private final FileSource source = new FileSource();

    @BeforeEach
    void configure() throws IOException {
        source.configuration = new DpConfiguration() {
            @Override
            public String sourceFolder() {
                return root.resolve("sources").toString();
            }
        };
        Files.createDirectories(root.resolve("sources/household"));
        Files.writeString(root.resolve("sources/household/A123456789.json"), "[{\"name\": \"王小明\", \"age\": 52}]");
        Files.writeString(root.resolve("secret.json"), "{\"name\": \"x\"}");
    }

    @Test
    void eachPersonHasAFile() throws SourceException {
        List<Map<String, Object>> rows = source.fetch(query("household", "A123456789"));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0)).containsEntry("name", "王小明");
        assertThat(source.fetch(query("household", "F131104093"))).isEmpty();
    }

    @Test
    void neitherFolderNorPersonLeadsOutOfTheFolder() {
        assertThatThrownBy(() -> source.fetch(query("..", "A123456789"))).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> source.fetch(query("household", "../../secret")))
                .isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> source.fetch(query("household", null))).isInstanceOf(SourceException.class);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("sources/household/F131104093.json"), root.resolve("secret.json"));

        assertThatThrownBy(() -> source.fetch(query("household", "F131104093"))).isInstanceOf(SourceException.class);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Files.writeString(root.resolve("sources/household/F131104093.json"), "[" + " ".repeat(2000) + "]");

        assertThatThrownBy(() -> source.fetch(query("household", "F131104093")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("1000 bytes");
    }

    private static SourceQuery query(String folder, String uid) {
        return new SourceQuery(
                Map.of("folder", folder),
                Optional.empty(),
                List.of("name"),
                new DpPerson(uid, null, null, null),
                new SourceQuery.Limits(Duration.ofSeconds(1), 1000, 10));
    }
}
