package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.Settings;

class InitTest {

    @TempDir
    private Path directory;

    @Test
    void what_was_made_once_stays() throws Exception {
        init("http://localhost:8090");
        Map<String, String> before = files();
        init("http://localhost:8090");

        assertThat(files()).isEqualTo(before);
        assertThat(before.get("CLI.SANDBOX001/client-secret")).matches("[A-Za-z0-9]{16}");
        assertThat(before.get("CLI.SANDBOX001/cbc-iv")).hasSize(16);
        assertThat(before.get("CLI.SANDBOX002/api-token")).matches("agw_[A-Za-z0-9_-]{43}");
        assertThat(before.get("API.Household1/resource-secret")).matches("[A-Za-z0-9]{24}");
        assertThat(before).doesNotContainKey("API.Vaccine001/resource-secret");
        assertThat(before.get("webhook-secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(before.get("bootstrap.yaml")).contains("CLI.SANDBOX001/client-secret", "\"127.0.0.1/32\"");
    }

    @Test
    void another_address_keeps_the_root_and_issues_the_rest_anew() throws Exception {
        init("http://localhost:8090");
        Map<String, String> before = files();
        init("http://localhost:9999");
        Map<String, String> after = files();

        assertThat(after.get("root.cer")).isEqualTo(before.get("root.cer"));
        assertThat(after.get("ca.cer")).isNotEqualTo(before.get("ca.cer"));
        assertThat(after.get("bootstrap.yaml"))
                .contains("http://localhost:9999")
                .doesNotContain("8090");
    }

    @Test
    void the_gateway_can_be_the_provider_of_what_its_key_signs() throws Exception {
        Path sources = directory.resolve("sources");
        new Init(
                        new Home(directory),
                        new Settings("http://localhost:8080", "http://localhost:8090"),
                        List.of(),
                        Optional.of(sources))
                .run();

        assertThat(directory.resolve("bootstrap.yaml"))
                .content()
                .contains("resource: \"household\"", "API.Household1/resource-secret", "provider.p12")
                .doesNotContain("resource: \"income\"");
        assertThat(sources.resolve("household/A123456789.json")).content().contains("王小明");
    }

    @Test
    void options_come_from_the_command_line_then_the_environment_then_defaults() {
        Options options =
                Options.parse(List.of("serve", "--port", "1"), Map.of("SANDBOX_PORT", "2", "SANDBOX_HOST", "h"));

        assertThat(options.value("port")).isEqualTo("1");
        assertThat(options.value("host")).isEqualTo("h");
        assertThat(options.value("dir")).isEqualTo("sandbox-data");
        assertThat(options.has("gateway")).isFalse();
        assertThatThrownBy(() -> Options.parse(List.of("serve", "--prot", "1"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.parse(List.of("serve", "--port"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void init(String url) throws Exception {
        new Init(new Home(directory), new Settings("http://localhost:8080", url), List.of(), Optional.empty()).run();
    }

    /** All files of text; revocation lists and the key store change with time. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (!name.endsWith(".crl") && !name.endsWith(".p12")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
