package tw.agencygateway.pki.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An OCSP responder that a certificate named, and how it is asked. It begins strict: SHA-256, and an answer must repeat the nonce; an
 * administrator lowers that for those that know less (decisions row 25), or has it asked no more. The address is the natural key.
 */
@Entity
@Table(name = "ocsp_responder")
public class OcspResponder {
    /** The longest address kept. */
    public static final int ADDRESS_LENGTH = 1000;

    private static final int FAILURE_LENGTH = 500;

    /** The hash by which a question names the issuer. */
    public enum CertId {
        SHA256,
        SHA1
    }

    /** What is done against answers that are played again. */
    public enum Nonce {
        REQUIRED,
        OPTIONAL,
        NOT_SENT
    }

    @Id
    private Long id;

    @Version
    private long version;

    private String address;

    private boolean enabled;

    @Enumerated(EnumType.STRING)
    @Column(name = "cert_id")
    private CertId certId;

    @Enumerated(EnumType.STRING)
    private Nonce nonce;

    @Column(name = "first_seen")
    private Instant firstSeen;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "failed_at")
    private Instant failedAt;

    private String failure;

    protected OcspResponder() {}

    /** Changes how it is asked. */
    public void configure(boolean asked, CertId newCertId, Nonce newNonce) {
        enabled = asked;
        certId = Objects.requireNonNull(newCertId);
        nonce = Objects.requireNonNull(newNonce);
    }

    public Long id() {
        return id;
    }

    public String address() {
        return address;
    }

    /** Whether it is asked at all. */
    public boolean isEnabled() {
        return enabled;
    }

    public CertId certId() {
        return certId;
    }

    public Nonce nonce() {
        return nonce;
    }

    public Instant firstSeen() {
        return firstSeen;
    }

    /** When it last gave an answer that counts. */
    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    /** Why the newest question had no answer that counts; empty where it had one. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    static String shorten(String words) {
        return words.length() <= FAILURE_LENGTH ? words : words.substring(0, FAILURE_LENGTH);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OcspResponder that && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return address.hashCode();
    }
}
