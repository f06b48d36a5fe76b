package tw.agencygateway.pki.protocol;

import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * The one who is expected to sign. A renewed certificate of the same subject under the same issuer is the same signer.
 *
 * @param issuer distinguished name, RFC 2253
 * @param subject likewise
 * @param confirmed whether an administrator stands for it; otherwise it was only seen once
 */
public record SignerPin(String issuer, String subject, boolean confirmed) {
    public SignerPin {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
    }

    /**
     * The name in the form in which it is kept.
     *
     * @throws IllegalArgumentException where the text is no distinguished name
     */
    public static String normalise(String name) {
        return new X500Principal(name).getName();
    }

    public boolean matches(X509Certificate signer) {
        return same(issuer, signer.getIssuerX500Principal()) && same(subject, signer.getSubjectX500Principal());
    }

    /** By way of the text, so that the ASN.1 string type, which a pin does not have, does not count. */
    private static boolean same(String pinned, X500Principal name) {
        return new X500Principal(pinned).equals(new X500Principal(name.getName()));
    }
}
