package tw.agencygateway.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.platform.service.BootstrapException;
import tw.agencygateway.platform.service.BootstrapNodes;

class ApiClientSectionTest {

    private static final String TOKEN = "agw_" + "a".repeat(43);
    private static final String ENTRY =
            "[{name: Page, token_file: token, scopes: [sp.start, sp.files], services: [CLI.ONE],"
                    + " addresses: [127.0.0.1/32, \"::1/128\"]}]";

    @TempDir
    Path directory;

    private final ApiClientSection section = new ApiClientSection();
    private final List<String> applied = new ArrayList<>();

    @BeforeEach
    void wire() throws IOException {
        Files.writeString(directory.resolve("token"), TOKEN + "\n");
        Files.writeString(directory.resolve("weak"), "secret\n");
        section.clients = new ApiClients() {
            @Override
            public Registered apply(String name, Permissions permissions, ApiToken token) {
                assertThat(permissions.scopes()).containsExactlyInAnyOrder(ApiScope.SP_START, ApiScope.SP_FILES);
                assertThat(permissions.services()).containsExactly("CLI.ONE");
                assertThat(permissions.addresses()).containsExactly("127.0.0.1/32", "::1/128");
                applied.add(name + " " + token.reveal());
                return null;
            }
        };
    }

    @Test
    void aListedClientIsRegistered() {
        section.apply(BootstrapNodes.parse(directory, ENTRY));
        assertThat(applied).containsExactly("Page " + TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "sp.files, sp.everything",
        "token_file: token, token_file: weak",
        "CLI.ONE, CLI ONE",
        "name: Page, nmae: Page"
    })
    void aSlipIsNamedWithItsPlace(String right, String wrong) {
        String entry = ENTRY.replace(right, wrong);
        assertThatThrownBy(() -> section.apply(BootstrapNodes.parse(directory, entry)))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("secret");
        assertThat(applied).isEmpty();
    }
}
