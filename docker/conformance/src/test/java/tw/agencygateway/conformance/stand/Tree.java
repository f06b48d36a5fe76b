package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the build has put what is tested. */
record Tree(Path root) {

    /** The tree of the build that runs these tests, from this module's own directory. */
    static Tree current() {
        return new Tree(Path.of("../..").toAbsolutePath().normalize());
    }

    Path war() {
        return root.resolve("docker/micro/target/agency-gateway.war");
    }

    Path payaraMicro() {
        return root.resolve("docker/micro/target/payara-micro.jar");
    }

    Path ear() {
        return root.resolve("ear/target/agency-gateway.ear");
    }

    /** The settings that an agency makes on its server, as they are shipped. */
    Path serverScript(String name) {
        return root.resolve("ear").resolve(name);
    }

    Path sandboxJar() {
        return root.resolve("docker/sandbox/target/agency-gateway-sandbox.jar");
    }

    Path objectStoreJar() {
        return root.resolve("ejb/target/object-store/s3mock.jar");
    }

    /** The directory of an unpacked server, whose name begins with {@code prefix}. */
    Path server(String prefix) {
        try (Stream<Path> unpacked = Files.list(Path.of("target/servers"))) {
            return unpacked.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not unpacked, see profile servers: " + prefix))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty directory for one run. */
    Path freshDirectory(String name) {
        Path directory = Path.of("target/stand", name).toAbsolutePath();
        try {
            if (Files.exists(directory)) {
                delete(directory);
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(directory)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
