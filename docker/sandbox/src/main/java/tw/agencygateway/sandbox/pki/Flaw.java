package tw.agencygateway.sandbox.pki;

import java.time.Period;

/** What is wrong with a signer's certificate, or with what is said of it. */
public enum Flaw {
    NONE(Issuer.CA),
    REVOKED(Issuer.CA, Period.ofDays(-30), Period.ofYears(5)),
    EXPIRED(Issuer.CA, Period.ofYears(-2), Period.ofDays(-10)),
    NOT_YET_VALID(Issuer.CA, Period.ofDays(30), Period.ofYears(5)),
    FOREIGN(Issuer.FOREIGN),
    /** RSA of 1024 bits. */
    WEAK_KEY(Issuer.CA),
    /** Signed with SHA-1. */
    WEAK_HASH(Issuer.CA),
    /** For encryption only. */
    WRONG_PURPOSE(Issuer.CA),
    /** A critical extension that nobody knows. */
    UNKNOWN_EXTENSION(Issuer.CA),
    /** Names the CA and its key, but another one has signed. */
    FORGED(Issuer.CA),
    STALE_CRL(Issuer.CA_STALE),
    /** Neither a list nor a responder. */
    UNTOLD(Issuer.CA_OCSP),
    OCSP_GOOD(Issuer.CA_OCSP),
    OCSP_REVOKED(Issuer.CA_OCSP),
    OCSP_UNKNOWN(Issuer.CA_OCSP),
    /** The answer ended a week ago. */
    OCSP_STALE(Issuer.CA_OCSP),
    /** An answer to somebody else's question. */
    OCSP_REPLAYED(Issuer.CA_OCSP),
    /** Signed by one whom the CA has certified for other things. */
    OCSP_WRONG_RESPONDER(Issuer.CA_OCSP),
    OCSP_TRY_LATER(Issuer.CA_OCSP),
    /** A megabyte. */
    OCSP_HUGE(Issuer.CA_OCSP),
    /** A byte a second. */
    OCSP_SLOW(Issuer.CA_OCSP);

    private final Issuer issuer;
    private final Period from;
    private final Period until;

    Flaw(Issuer issuer) {
        this(issuer, Period.ofDays(-1), Period.ofYears(5));
    }

    Flaw(Issuer issuer, Period from, Period until) {
        this.issuer = issuer;
        this.from = from;
        this.until = until;
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

    /** Whether the certificate names a revocation list. */
    boolean namesList() {
        return issuer != Issuer.CA_OCSP;
    }

    /** Whether the certificate names a responder. */
    boolean namesResponder() {
        return this == NONE || issuer == Issuer.CA_OCSP && this != UNTOLD;
    }
}
