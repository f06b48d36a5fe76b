package tw.agencygateway.sandbox.pki;

import java.util.Locale;

/** Who signs DP packages in the test PKI. Each has one certificate of every {@link Flaw}. */
public enum Signer {
    DP_1("沙盒戶政機關"),
    DP_2("沙盒財稅機關");

    private final String commonName;

    Signer(String commonName) {
        this.commonName = commonName;
    }

    /** The signer of that name in {@code datasets.yaml}, for example {@code dp-1}. */
    public static Signer of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Under which the certificate with this flaw and its key are kept. */
    String alias(Flaw flaw) {
        return "signer-" + (name() + "-" + flaw.name()).toLowerCase(Locale.ROOT);
    }

    String commonName() {
        return commonName;
    }
}
