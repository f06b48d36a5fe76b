package tw.agencygateway.sandbox.pki;

import java.util.Locale;

/** The certification authorities of the test PKI: a root with one CA below it, and a root that nobody trusts. */
public enum Issuer {
    ROOT("沙盒根憑證機構 Sandbox Root CA"),
    CA("沙盒政府憑證管理中心 Sandbox CA"),
    FOREIGN("不受信任的根憑證機構 Foreign Root CA");

    private final String commonName;

    Issuer(String commonName) {
        this.commonName = commonName;
    }

    /** Also the name of its files: {@code root.cer}, {@code root.crl}. */
    public String alias() {
        return name().toLowerCase(Locale.ROOT);
    }

    String commonName() {
        return commonName;
    }
}
