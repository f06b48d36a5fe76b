package tw.agencygateway.pki.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;

/**
 * A CA certificate that an administrator trusts: a root, where paths end, or an intermediate, by which paths are found. It is enabled when
 * added, can be disabled and enabled again, and removed. The certificate itself never changes; its SHA-256 is the natural key.
 */
@Entity
@Table(name = "trust_anchor")
public class TrustAnchor {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "trust_anchor_seq")
    @SequenceGenerator(name = "trust_anchor_seq", sequenceName = "trust_anchor_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String name;

    private boolean root;

    private boolean enabled;

    private String subject;

    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "not_after")
    private Instant notAfter;

    private String sha256;

    private byte[] der;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "added_by")
    private String addedBy;

    protected TrustAnchor() {}

    /**
     * @param name what the administrator calls it, at most 200 characters
     * @param certificate of a CA
     * @param root whether it is signed with its own key
     * @param by who adds it, at most 200 characters
     */
    public TrustAnchor(String name, X509Certificate certificate, boolean root, Instant now, String by) {
        this.name = Objects.requireNonNull(name);
        this.root = root;
        this.enabled = true;
        this.subject = Digests.shorten(certificate.getSubjectX500Principal().getName());
        this.notBefore = certificate.getNotBefore().toInstant();
        this.notAfter = certificate.getNotAfter().toInstant();
        this.der = encoded(certificate);
        this.sha256 = Digests.sha256(der);
        this.addedAt = Objects.requireNonNull(now);
        this.addedBy = Objects.requireNonNull(by);
    }

    public void enable() {
        enabled = true;
    }

    /** Takes the trust away without forgetting the certificate. */
    public void disable() {
        enabled = false;
    }

    public void rename(String newName) {
        name = Objects.requireNonNull(newName);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether it is a root; otherwise an intermediate. */
    public boolean isRoot() {
        return root;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public boolean isValidAt(Instant now) {
        return !now.isBefore(notBefore) && !now.isAfter(notAfter);
    }

    /** The distinguished name, RFC 2253, at most 1000 characters. */
    public String subject() {
        return subject;
    }

    public Instant notBefore() {
        return notBefore;
    }

    public Instant notAfter() {
        return notAfter;
    }

    /** The fingerprint of the DER encoding, lowercase hex. */
    public String sha256() {
        return sha256;
    }

    public byte[] der() {
        return der.clone();
    }

    public Instant addedAt() {
        return addedAt;
    }

    public String addedBy() {
        return addedBy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustAnchor anchor && sha256.equals(anchor.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }
}
