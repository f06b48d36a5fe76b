package tw.agencygateway.sandbox.pki;

import java.time.Period;
import java.util.Locale;

/** Who signs DP packages in the test PKI, good and bad. */
public enum Signer {
    DP_1("沙盒戶政機關", Issuer.CA, Period.ofDays(-1), Period.ofYears(5)),
    DP_2("沙盒財稅機關", Issuer.CA, Period.ofDays(-1), Period.ofYears(5)),
    REVOKED("沙盒已廢止憑證機關", Issuer.CA, Period.ofDays(-30), Period.ofYears(5)),
    EXPIRED("沙盒已過期憑證機關", Issuer.CA, Period.ofYears(-2), Period.ofDays(-10)),
    FOREIGN("沙盒外部憑證機關", Issuer.FOREIGN, Period.ofDays(-1), Period.ofYears(5));

    private final String commonName;
    private final Issuer issuer;
    private final Period from;
    private final Period until;

    Signer(String commonName, Issuer issuer, Period from, Period until) {
        this.commonName = commonName;
        this.issuer = issuer;
        this.from = from;
        this.until = until;
    }

    /** The signer of that name in {@code datasets.yaml}, for example {@code dp-1}. */
    public static Signer of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Apart from the issuers' names: one of them is called foreign, too. */
    String alias() {
        return "signer-" + name().toLowerCase(Locale.ROOT);
    }

    String commonName() {
        return commonName;
    }

    Issuer issuer() {
        return issuer;
    }

    /** Start of validity, counted from the issuing. */
    Period from() {
        return from;
    }

    Period until() {
        return until;
    }
}
