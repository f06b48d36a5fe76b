package tw.agencygateway.platform.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSettingsTest {

    private static final String URL = "gateway.datasource.url";
    private static final String PASSWORD_FILE = "gateway.datasource.password-file";

    @TempDir
    private Path dir;

    @Test
    void withoutUrlItIsAnH2FileUnderTheDataDirectory() {
        DatabaseSettings settings = settings(Map.of("gateway.data", dir.toString()));

        assertThat(settings.isH2()).isTrue();
        assertThat(settings.url()).startsWith("jdbc:h2:file:" + dir.resolve("db/gateway") + ";MODE=PostgreSQL");
        assertThat(settings.password()).isEmpty();
    }

    @Test
    void theH2FileLiesWhereNoOtherUserOfTheMachineLooksAndLeavesNoTraceFile() throws Exception {
        Path data = dir.resolve("data");
        DatabaseSettings settings = settings(Map.of("gateway.data", data.toString()));

        GatewayDataSource.makeDirectory(settings.url());

        assertThat(settings.url()).endsWith(";TRACE_LEVEL_FILE=0");
        assertThat(data.resolve("db")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void aConfiguredUrlIsTakenAsItIs() {
        DatabaseSettings settings = settings(Map.of(URL, "jdbc:postgresql://db/gateway"));

        assertThat(settings.isH2()).isFalse();
        assertThat(settings.url()).isEqualTo("jdbc:postgresql://db/gateway");
    }

    @Test
    void thePasswordFileWinsAndEndsWithItsFirstLine() throws IOException {
        Path file = Files.writeString(dir.resolve("password"), "from file\n");

        DatabaseSettings settings = settings(Map.of(
                URL,
                "jdbc:postgresql://db/gateway",
                "gateway.datasource.password",
                "from configuration",
                PASSWORD_FILE,
                file.toString()));

        assertThat(settings.password()).isEqualTo("from file");
        assertThat(settings).asString().doesNotContain("from file");
    }

    @Test
    void anUnreadablePasswordFileIsNamed() {
        Map<String, String> values = Map.of(URL, "jdbc:postgresql://db/gateway", PASSWORD_FILE, "/nowhere/password");

        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(PASSWORD_FILE);
    }

    private static DatabaseSettings settings(Map<String, String> values) {
        return DatabaseSettings.from(new MapConfig(values));
    }
}
