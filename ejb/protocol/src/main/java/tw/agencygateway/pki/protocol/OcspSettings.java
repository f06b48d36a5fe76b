package tw.agencygateway.pki.protocol;

import java.util.Objects;

/** How one OCSP responder is asked: some real ones know neither nonce nor SHA-256 (decisions row 25). */
public record OcspSettings(CertId certId, Nonce nonce) {
    /** What is asked of a responder that nobody has configured. */
    public static final OcspSettings STRICT = new OcspSettings(CertId.SHA256, Nonce.REQUIRED);

    /** The hash by which the question names the issuer (RFC 6960 §4.1.1). It protects nothing: the whole answer is signed. */
    public enum CertId {
        SHA256("SHA-256", "2.16.840.1.101.3.4.2.1"),
        SHA1("SHA-1", "1.3.14.3.2.26");

        private final String algorithm;
        private final String oid;

        CertId(String algorithm, String oid) {
            this.algorithm = algorithm;
            this.oid = oid;
        }

        String algorithm() {
            return algorithm;
        }

        String oid() {
            return oid;
        }
    }

    /** What is done against old answers that are played again (RFC 9654). */
    public enum Nonce {
        /** Sent; an answer without it does not count. */
        REQUIRED,
        /** Sent; an answer without it counts while it is fresh, one with another does not. */
        OPTIONAL,
        /** Not sent; answers count while they are fresh. */
        NOT_SENT
    }

    public OcspSettings {
        Objects.requireNonNull(certId);
        Objects.requireNonNull(nonce);
    }
}
