package tw.agencygateway.pki.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import tw.agencygateway.pki.protocol.OcspRefusedException.Reason;
import tw.agencygateway.pki.protocol.RevocationCheck.Source;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;

/**
 * What an OCSP answer says of one certificate.
 *
 * @param nextUpdate null where newer information can be had at any time
 * @param revokedAt null unless it is revoked
 */
record OcspStatement(CertID id, Status status, Instant thisUpdate, Instant nextUpdate, Instant revokedAt) {
    /** Between our clock and the responder's. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** However long the responder lets it live. */
    private static final Duration MAX_AGE = Duration.ofDays(7);

    /** Where the responder does not say how long. */
    private static final Duration MAX_AGE_WITHOUT_END = Duration.ofHours(1);

    static OcspStatement of(SingleResp single) {
        CertificateStatus status = single.getCertStatus();
        Date next = single.getNextUpdate();
        return new OcspStatement(
                single.getCertID().toASN1Primitive(),
                status == CertificateStatus.GOOD
                        ? Status.GOOD
                        : status instanceof RevokedStatus ? Status.REVOKED : Status.UNKNOWN,
                single.getThisUpdate().toInstant(),
                next == null ? null : next.toInstant(),
                status instanceof RevokedStatus revoked
                        ? revoked.getRevocationTime().toInstant()
                        : null);
    }

    /** The statement as it counts for a moment. */
    RevocationCheck checkedAt(Instant at, String responder, Instant producedAt) throws OcspRefusedException {
        boolean future = thisUpdate.isAfter(at.plus(SKEW)) || producedAt.isAfter(at.plus(SKEW));
        if (future || at.isAfter(end().plus(SKEW))) {
            throw new OcspRefusedException(
                    Reason.NOT_FRESH, "the answer counts from " + thisUpdate + " to " + end() + ", not at " + at);
        }
        return new RevocationCheck(status, Source.OCSP, responder, producedAt, thisUpdate, nextUpdate, revokedAt);
    }

    private Instant end() {
        Duration most = nextUpdate == null ? MAX_AGE_WITHOUT_END : MAX_AGE;
        Instant latest = thisUpdate.plus(most);
        return nextUpdate == null || nextUpdate.isAfter(latest) ? latest : nextUpdate;
    }
}
