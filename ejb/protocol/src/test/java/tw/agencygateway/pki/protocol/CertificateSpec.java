package tw.agencygateway.pki.protocol;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate shall be; each {@code with…} gives a changed copy. */
public final class CertificateSpec {
    static final int NOT_A_CA = -1;

    final String subject;
    KeyPair keys;
    Instant notBefore = TestPki.NOW.minus(Duration.ofDays(365));
    Instant notAfter = TestPki.NOW.plus(Duration.ofDays(365));
    int pathLength;
    int keyUsage;
    String algorithm = "SHA256withRSA";
    boolean keyIdentifiers = true;
    String criticalExtension;
    KeyPurposeId purpose;
    boolean noCheck;

    CertificateSpec(String subject, KeyPair keys, int pathLength, int keyUsage) {
        this.subject = subject;
        this.keys = keys;
        this.pathLength = pathLength;
        this.keyUsage = keyUsage;
    }

    private CertificateSpec(CertificateSpec other) {
        this(other.subject, other.keys, other.pathLength, other.keyUsage);
        notBefore = other.notBefore;
        notAfter = other.notAfter;
        algorithm = other.algorithm;
        keyIdentifiers = other.keyIdentifiers;
        criticalExtension = other.criticalExtension;
        purpose = other.purpose;
        noCheck = other.noCheck;
    }

    public CertificateSpec withValidity(Instant from, Instant to) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.notBefore = from;
        changed.notAfter = to;
        return changed;
    }

    public CertificateSpec withKeys(KeyPair other) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.keys = other;
        return changed;
    }

    public CertificateSpec withPathLength(int length) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.pathLength = length;
        return changed;
    }

    public CertificateSpec withKeyUsage(int usage) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.keyUsage = usage;
        return changed;
    }

    public CertificateSpec withAlgorithm(String other) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.algorithm = other;
        return changed;
    }

    public CertificateSpec withoutKeyIdentifiers() {
        CertificateSpec changed = new CertificateSpec(this);
        changed.keyIdentifiers = false;
        return changed;
    }

    public CertificateSpec withCriticalExtension(String oid) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.criticalExtension = oid;
        return changed;
    }

    /** An extended key usage; a responder's certificate says besides that it need not be checked. */
    public CertificateSpec withPurpose(KeyPurposeId other) {
        CertificateSpec changed = new CertificateSpec(this);
        changed.purpose = other;
        changed.noCheck = true;
        return changed;
    }

    public CertificateSpec withRevocationToCheck() {
        CertificateSpec changed = new CertificateSpec(this);
        changed.noCheck = false;
        return changed;
    }
}
