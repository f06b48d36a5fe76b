package tw.agencygateway.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command line: a command and {@code --name value} pairs; what is not given is read from the environment
 * ({@code --dir} from {@code SANDBOX_DIR}), then from the defaults.
 */
record Options(String command, Map<String, String> given, Map<String, String> environment) {
    private static final Map<String, String> DEFAULTS = Map.of(
            "dir", "sandbox-data",
            "host", "127.0.0.1",
            "port", "8090",
            "gateway", "http://localhost:8080",
            "url", "http://localhost:8090",
            "addresses", "",
            "sources", "");

    /** @throws IllegalArgumentException for an unknown or incomplete option, said in words for the user */
    static Options parse(List<String> arguments, Map<String, String> environment) {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        Map<String, String> given = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            String name = arguments.get(i).replaceFirst("^--", "");
            if (!DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException("unknown option: " + arguments.get(i));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("a value is missing after " + arguments.get(i));
            }
            given.put(name, arguments.get(i + 1));
        }
        return new Options(command, given, environment);
    }

    String value(String name) {
        String fallback = environment.getOrDefault(variable(name), DEFAULTS.get(name));
        return given.getOrDefault(name, fallback);
    }

    boolean has(String name) {
        return given.containsKey(name) || environment.containsKey(variable(name));
    }

    /** An address without the slash at its end. */
    String address(String name) {
        return value(name).replaceFirst("/+$", "");
    }

    private static String variable(String name) {
        return "SANDBOX_" + name.toUpperCase(Locale.ROOT);
    }
}
