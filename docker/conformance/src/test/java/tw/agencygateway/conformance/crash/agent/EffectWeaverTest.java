package tw.agencygateway.conformance.crash.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectWeaverTest {

    @Test
    void namesEveryEffectOnceAndNothingThatMerelyLooks() throws Exception {
        assertThat(sitesOf(Busy.class))
                .containsExactly(
                        "conformance.crash.agent.EffectWeaverTest$Busy.work Files.delete",
                        "conformance.crash.agent.EffectWeaverTest$Busy.work Files.delete 2",
                        "conformance.crash.agent.EffectWeaverTest$Busy.work Files.setLastModifiedTime");
    }

    @Test
    void refusesAnEffectThatCannotHaveItsPoints() {
        assertThatThrownBy(() -> sitesOf(Indirect.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Files.deleteIfExists");
    }

    private static List<String> sitesOf(Class<?> type) throws IOException {
        List<String> sites = new ArrayList<>();
        try (InputStream bytes = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            EffectWeaver.weave(bytes.readAllBytes(), sites::add);
        }
        return sites;
    }

    private static final class Busy {
        static void work(Path file) throws IOException {
            if (Files.exists(file)) {
                Files.delete(file);
                Files.delete(file.getParent());
                Files.setLastModifiedTime(file, null);
            }
        }
    }

    private interface Deed {
        boolean on(Path file) throws IOException;
    }

    private static final class Indirect {
        static Deed deed() {
            return Files::deleteIfExists;
        }
    }
}
