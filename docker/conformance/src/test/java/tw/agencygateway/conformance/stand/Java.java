package tw.agencygateway.conformance.stand;

import java.nio.file.Path;

/** The JDK that runs the tests, for the processes they start. */
final class Java {

    private Java() {}

    static String home() {
        return System.getProperty("java.home");
    }

    static String program() {
        return Path.of(home(), "bin", "java").toString();
    }
}
