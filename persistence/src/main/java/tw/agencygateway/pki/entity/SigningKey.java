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

/** A key that the agency signs with, and its certificate. The key is sealed; its name is the natural key. */
@Entity
@Table(name = "signing_key")
public class SigningKey {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "signing_key_seq")
    @SequenceGenerator(name = "signing_key_seq", sequenceName = "signing_key_seq")
    private Long id;

    @Version
    private long version;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "private_key", nullable = false)
    private byte[] privateKey;

    @Column(nullable = false)
    private byte[] certificate;

    @Column(name = "not_before", nullable = false)
    private Instant notBefore;

    @Column(name = "not_after", nullable = false)
    private Instant notAfter;

    @Column(name = "added_at", nullable = false)
    private Instant addedAt;

    protected SigningKey() {}

    /**
     * A key.
     *
     * @param sealedKey PKCS#8
     */
    public SigningKey(String name, byte[] sealedKey, X509Certificate certificate, Instant now) {
        this.name = Objects.requireNonNull(name);
        replace(sealedKey, certificate, now);
    }

    /** Puts another key in its place. */
    public void replace(byte[] sealedKey, X509Certificate newCertificate, Instant now) {
        privateKey = sealedKey.clone();
        certificate = encoded(newCertificate);
        notBefore = newCertificate.getNotBefore().toInstant();
        notAfter = newCertificate.getNotAfter().toInstant();
        addedAt = now;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    public String name() {
        return name;
    }

    /** Sealed PKCS#8. */
    public byte[] privateKey() {
        return privateKey.clone();
    }

    /** DER. */
    public byte[] certificate() {
        return certificate.clone();
    }

    public Instant notBefore() {
        return notBefore;
    }

    public Instant notAfter() {
        return notAfter;
    }

    /** When it came, or was last replaced. */
    public Instant addedAt() {
        return addedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
