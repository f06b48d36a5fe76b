package tw.agencygateway.platform.service;

import java.util.Locale;
import java.util.Set;

/** The public endpoints, as far as one limit counts for them together. */
public enum RateGroup {
    /** the SP-API; the platform itself is not limited */
    NOTIFICATION("/mydata-sp", "120/60"),
    /** the DP-API; MyData itself is not limited */
    DATA_SETS("/mydata-dp", "120/60"),
    /** citizens on their way to MyData; many may share one address */
    GO("/go", "600/200"),
    /** citizens on their way back */
    RETURN("/return", "600/200"),
    /** the Agency API, all clients at one address together */
    API("/api", "6000/1000"),
    STATUS("/status", "600/100"),
    /** passwords and other forms of the page of login */
    LOGIN("/admin/login.xhtml", "30/15"),
    /** the console, and everything else */
    CONSOLE("", "1200/400");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final String path;
    private final String usual;

    RateGroup(String path, String usual) {
        this.path = path;
        this.usual = usual;
    }

    /** @param path below the context root, as the server matched it */
    public static RateGroup of(String path, String method) {
        for (RateGroup group : values()) {
            boolean below = path.equals(group.path) || path.startsWith(group.path + "/");
            if (below && (group != LOGIN || !READING.contains(method))) {
                return group;
            }
        }
        return CONSOLE;
    }

    /** The setting's name. */
    String setting() {
        return "gateway.rate." + name().toLowerCase(Locale.ROOT);
    }

    String usual() {
        return usual;
    }
}
