package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A small application of somebody else, which has to go on while ours comes and goes. */
final class Neighbour {

    static final String NAME = "neighbour";
    private static final String PAGE = "index.html";

    private Neighbour() {}

    /** Writes its WAR into {@code directory}. */
    static Path war(Path directory) {
        Path war = directory.resolve(NAME + ".war");
        try (OutputStream file = Files.newOutputStream(war);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry(PAGE));
            jar.write("the neighbour".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }
}
