package tw.agencygateway.conformance.crash.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the effects in compiled classes, with the same eyes as the agent. */
public final class EffectSites {

    private EffectSites() {}

    /** The names of all sites below directories of classes. */
    public static Set<String> in(List<Path> directories) throws IOException {
        Set<String> sites = new TreeSet<>();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".class")).toList()) {
                    EffectWeaver.weave(Files.readAllBytes(file), sites::add);
                }
            }
        }
        return sites;
    }
}
