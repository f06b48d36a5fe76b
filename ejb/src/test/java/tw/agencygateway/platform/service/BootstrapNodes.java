package tw.agencygateway.platform.service;

import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/** Nodes for the tests of bootstrap sections. */
public final class BootstrapNodes {
    private BootstrapNodes() {}

    /** The whole document as if it stood in a file in the directory. */
    public static BootstrapNode parse(Path directory, String content) {
        return new Compose(LoadSettings.builder().build())
                .composeString(content)
                .map(node -> new BootstrapNode(directory.resolve("bootstrap.yaml"), "", node))
                .orElseThrow();
    }
}
