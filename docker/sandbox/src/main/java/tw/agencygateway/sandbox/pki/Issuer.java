package tw.agencygateway.sandbox.pki;

import java.util.Locale;

/**
 * The certification authorities of the test PKI: a root, a CA below it with three keys, as if it had changed them, and a root that nobody
 * trusts and that calls itself that CA.
 */
public enum Issuer {
    ROOT("沙盒根憑證機構 Sandbox Root CA"),
    /** Publishes a list every day, and has a responder. */
    CA("沙盒政府憑證管理中心 Sandbox CA"),
    /** Its list ended a week ago. */
    CA_STALE("沙盒政府憑證管理中心 Sandbox CA"),
    /** Has a responder and no list. */
    CA_OCSP("沙盒政府憑證管理中心 Sandbox CA"),
    FOREIGN("沙盒政府憑證管理中心 Sandbox CA");

    private final String commonName;

    Issuer(String commonName) {
        this.commonName = commonName;
    }

    /** Also the name of its files: {@code root.cer}, {@code root.crl}. */
    public String alias() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String commonName() {
        return commonName;
    }

    boolean isRoot() {
        return this == ROOT || this == FOREIGN;
    }
}
