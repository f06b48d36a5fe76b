package tw.agencygateway.webhook.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tw.agencygateway.platform.entity.LinesConverter;

/**
 * An endpoint of the agency that wants to hear of one service's transactions. Natural key: the name. Its secret, with which calls are
 * signed, is kept sealed; for a while after a renewal the one before signs too.
 */
@Entity
@Table(name = "webhook")
public class Webhook {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_seq")
    @SequenceGenerator(name = "webhook_seq", sequenceName = "webhook_seq")
    private Long id;

    @Version
    private long version;

    @Column(nullable = false, updatable = false)
    private String name;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Column(nullable = false)
    private String url;

    @Convert(converter = LinesConverter.class)
    @Column(nullable = false)
    private List<String> statuses = List.of();

    @Column(nullable = false)
    private boolean enabled;

    @Column(nullable = false)
    private byte[] secret;

    @Column(name = "previous_secret")
    private byte[] previousSecret;

    @Column(name = "previous_until")
    private Instant previousUntil;

    @Column(nullable = false)
    private int unanswered;

    @Column(name = "resting_until")
    private Instant restingUntil;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected Webhook() {}

    /**
     * An endpoint that is enabled once it is told what to hear.
     *
     * @param service whose changes it hears, for good: what is on its way to it must not become another service's
     * @param sealedSecret the key of its signatures
     */
    public Webhook(String name, String service, byte[] sealedSecret, Instant now) {
        this.name = Objects.requireNonNull(name);
        this.clientId = Objects.requireNonNull(service);
        this.secret = sealedSecret.clone();
        this.createdAt = now;
    }

    /**
     * Says anew what it hears and where.
     *
     * @param wanted the statuses; none means every one
     */
    public void revise(String address, List<String> wanted, boolean on) {
        if (!address.equals(url)) {
            unanswered = 0;
            restingUntil = null;
        }
        url = address;
        statuses = List.copyOf(wanted);
        enabled = on;
    }

    /** Signs with another secret from now on, and until then with the present one too. */
    public void renewSecret(byte[] sealed, Instant until) {
        previousSecret = secret;
        previousUntil = until;
        secret = sealed.clone();
    }

    /** Whether it is to hear of a change to this status. */
    public boolean wants(String status) {
        return statuses.isEmpty() || statuses.contains(status);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String clientId() {
        return clientId;
    }

    public String url() {
        return url;
    }

    /** The statuses that it hears of; none means every one. */
    public List<String> statuses() {
        return statuses;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public byte[] secret() {
        return secret.clone();
    }

    /** The secret before this one, as long as it still signs. */
    public Optional<byte[]> previousSecret(Instant now) {
        return previousUntil != null && now.isBefore(previousUntil)
                ? Optional.of(previousSecret.clone())
                : Optional.empty();
    }

    /** How many calls in a row were not answered at all. */
    public int unanswered() {
        return unanswered;
    }

    /** Until when it is left alone because it did not answer. */
    public Optional<Instant> restingUntil() {
        return Optional.ofNullable(restingUntil);
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Webhook that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Webhook[" + name + "]";
    }
}
