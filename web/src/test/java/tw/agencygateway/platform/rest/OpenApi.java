package tw.agencygateway.platform.rest;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document, read as it is served. */
final class OpenApi {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final Map<?, ?> root;

    private OpenApi(Map<?, ?> root) {
        this.root = root;
    }

    static OpenApi read() {
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/webapp/META-INF/openapi.yaml"))) {
            return new OpenApi((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromReader(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every operation under {@code "METHOD /path"}. */
    Map<String, Map<?, ?>> operations() {
        Map<String, Map<?, ?>> found = new TreeMap<>();
        map(root.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        found.put(method.toString().toUpperCase(Locale.ROOT) + " " + path, map(operation));
                    }
                }));
        return found;
    }

    /** What stands at the end of these names, references followed. */
    Object at(String... names) {
        Object node = root;
        for (String name : names) {
            node = follow(map(node).get(name));
        }
        return node;
    }

    /** The value itself, or what it refers to. */
    Object follow(Object node) {
        if (node instanceof Map<?, ?> map && map.get("$ref") instanceof String reference) {
            return at(reference.substring("#/".length()).split("/"));
        }
        return node;
    }

    Map<?, ?> map(Object node) {
        if (follow(node) instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("not a map: " + node);
    }
}
