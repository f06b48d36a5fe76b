package tw.agencygateway.conformance.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaintextSearchTest {

    private static final int MEGABYTE = 1 << 20;

    @Test
    void findsAMarkDeepInATree(@TempDir Path directory) throws Exception {
        Path file = Files.createDirectories(directory.resolve("a/b")).resolve("c");
        Files.writeString(file, "… 林美玲 …");

        assertThat(PlaintextSearch.below(directory)).containsOnlyKeys(file);
    }

    @Test
    void findsAMarkThatLiesAcrossTwoBlocks(@TempDir Path directory) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[MEGABYTE - 5]);
        bytes.write(Story.PERSON.getBytes(UTF_8));
        Path file = Files.write(directory.resolve("file"), bytes.toByteArray());

        assertThat(PlaintextSearch.below(directory)).containsExactlyEntriesOf(Map.of(file, Story.PERSON));
    }

    @Test
    void findsNothingWhereNothingIs(@TempDir Path directory) throws Exception {
        Files.write(directory.resolve("file"), new byte[MEGABYTE]);

        assertThat(PlaintextSearch.below(directory)).isEmpty();
    }
}
