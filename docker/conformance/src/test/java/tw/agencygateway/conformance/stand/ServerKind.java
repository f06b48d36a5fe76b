package tw.agencygateway.conformance.stand;

import java.nio.file.Path;
import java.util.Locale;

/** The servers that the gateway runs on; {@code -Dconformance.server=…} chooses one for the run. */
enum ServerKind {
    MICRO {
        @Override
        GatewayServer create(Tree tree, Path directory) {
            return new PayaraMicroServer(tree, directory);
        }
    },
    PAYARA {
        @Override
        GatewayServer create(Tree tree, Path directory) {
            return new PayaraServer(tree, directory);
        }
    },
    WILDFLY {
        @Override
        GatewayServer create(Tree tree, Path directory) {
            return new WildFlyServer(tree, directory);
        }
    };

    abstract GatewayServer create(Tree tree, Path directory);

    static ServerKind chosen() {
        return valueOf(System.getProperty("conformance.server", "micro").toUpperCase(Locale.ROOT));
    }
}
