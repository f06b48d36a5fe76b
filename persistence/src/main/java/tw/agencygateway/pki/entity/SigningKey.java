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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A key that the agency signs with. The private key is sealed here, or lies in a token, where it has a label. A key that was made here waits
 * for its certificate with the request for it; from then on it signs while the certificate is valid, until it is retired. Its name is the
 * natural key.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey {

    /** How many days before its end a warning is due, the last one at the end. */
    private static final List<Integer> WARNINGS = List.of(0, 7, 30, 60);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "signing_key_seq")
    @SequenceGenerator(name = "signing_key_seq", sequenceName = "signing_key_seq")
    private Long id;

    @Version
    private long version;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "private_key")
    private byte[] privateKey;

    @Column(name = "token_label")
    private String tokenLabel;

    private byte[] request;

    private byte[] certificate;

    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "not_after")
    private Instant notAfter;

    @Column(name = "added_at", nullable = false)
    private Instant addedAt;

    @Column(name = "certified_at")
    private Instant certifiedAt;

    @Column(name = "retired_at")
    private Instant retiredAt;

    @Column(name = "warned_days")
    private Integer warnedDays;

    protected SigningKey() {}

    private SigningKey(String name, Instant now) {
        this.name = Objects.requireNonNull(name);
        this.addedAt = Objects.requireNonNull(now);
    }

    /**
     * A key that is kept here.
     *
     * @param sealedKey PKCS#8
     */
    public static SigningKey sealed(String name, byte[] sealedKey, Instant now) {
        SigningKey key = new SigningKey(name, now);
        key.privateKey = sealedKey.clone();
        return key;
    }

    /** A key that lies in the token under a label. */
    public static SigningKey inToken(String name, String label, Instant now) {
        SigningKey key = new SigningKey(name, now);
        key.tokenLabel = Objects.requireNonNull(label);
        return key;
    }

    /** A certificate is asked for. */
    public void request(byte[] pkcs10) {
        request = pkcs10.clone();
    }

    /** The certificate is there, or another one for the same key. */
    public void certify(X509Certificate newCertificate, Instant now) {
        certificate = encoded(newCertificate);
        notBefore = newCertificate.getNotBefore().toInstant();
        notAfter = newCertificate.getNotAfter().toInstant();
        certifiedAt = Objects.requireNonNull(now);
        warnedDays = null;
    }

    /** Puts another key in its place. */
    public void replace(byte[] sealedKey, X509Certificate newCertificate, Instant now) {
        privateKey = sealedKey.clone();
        tokenLabel = null;
        request = null;
        certify(newCertificate, now);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    /** Nothing is signed with it any more. */
    public void retire(Instant now) {
        retiredAt = Objects.requireNonNull(now);
    }

    /** It signs again. */
    public void reinstate() {
        retiredAt = null;
    }

    /**
     * Notes that the end comes near.
     *
     * @return for how many days at most it is still valid, of 60, 30, 7 and 0; empty where it is for longer, or that was noted before
     */
    public OptionalInt warn(Instant now) {
        Optional<Integer> due = WARNINGS.stream()
                .filter(days -> !now.plus(Duration.ofDays(days)).isBefore(notAfter))
                .findFirst()
                .filter(days -> warnedDays == null || days < warnedDays);
        due.ifPresent(days -> warnedDays = days);
        return due.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Sealed PKCS#8; empty where the key lies in a token. */
    public Optional<byte[]> privateKey() {
        return Optional.ofNullable(privateKey).map(byte[]::clone);
    }

    /** Where it lies in the token; empty where it is kept here. */
    public Optional<String> tokenLabel() {
        return Optional.ofNullable(tokenLabel);
    }

    /** What was sent to the CA, PKCS#10 in DER; empty where the key came with its certificate. */
    public Optional<byte[]> request() {
        return Optional.ofNullable(request).map(byte[]::clone);
    }

    /** DER; empty while it waits for one. */
    public Optional<byte[]> certificate() {
        return Optional.ofNullable(certificate).map(byte[]::clone);
    }

    public boolean isCertified() {
        return certificate != null;
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    /** Whether it signs then, if none that is newer does. */
    public boolean isUsableAt(Instant now) {
        return isCertified() && !isRetired() && !now.isBefore(notBefore) && now.isBefore(notAfter);
    }

    /** Null while it waits for a certificate. */
    public Instant notBefore() {
        return notBefore;
    }

    /** Null while it waits for a certificate. */
    public Instant notAfter() {
        return notAfter;
    }

    public Instant addedAt() {
        return addedAt;
    }

    /** When its certificate came; null while it waits for one. */
    public Instant certifiedAt() {
        return certifiedAt;
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
