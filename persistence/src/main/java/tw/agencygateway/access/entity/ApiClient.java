package tw.agencygateway.access.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A system of the agency that calls the Agency API with a bearer token. Only the SHA-256 of the token is kept; the token has
 * 256 random bits, so the hash needs neither salt nor stretching. Natural key: the name.
 *
 * <p>Life: registered with a token, described anew or given a new token by an administrator, revoked and perhaps allowed again.
 */
@Entity
@Table(name = "api_client")
public class ApiClient {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_client_seq")
    @SequenceGenerator(name = "api_client_seq", sequenceName = "api_client_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String name;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "token_hint")
    private String tokenHint;

    private String scopes;
    private String services;
    private String addresses;
    private boolean enabled;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected ApiClient() {}

    /**
     * @param tokenHash SHA-256 of the token
     * @param tokenHint the last four characters of the token, by which a person recognises it
     */
    public ApiClient(String name, byte[] tokenHash, String tokenHint, Instant now) {
        this.name = requireName(name);
        this.createdAt = Objects.requireNonNull(now);
        this.enabled = true;
        allow(Set.of(), List.of(), List.of());
        renewToken(tokenHash, tokenHint);
    }

    /**
     * Says anew what this client may do. An empty list allows nothing.
     *
     * @param services client_ids of the services that it may use
     * @param addresses address ranges in CIDR form that it may call from
     */
    public final void allow(Collection<ApiScope> scopes, Collection<String> services, Collection<String> addresses) {
        this.scopes = Words.join(scopes.stream().map(ApiScope::code).sorted().toList());
        this.services = Words.join(services);
        this.addresses = Words.join(addresses);
    }

    /** Puts a new token in the place of the old one, which is dead from now on. */
    public final void renewToken(byte[] tokenHash, String tokenHint) {
        if (tokenHash.length != 32 || tokenHint.length() != 4) {
            throw new IllegalArgumentException("a token is kept as 32 bytes of hash and 4 characters of hint");
        }
        this.tokenHash = tokenHash.clone();
        this.tokenHint = tokenHint;
    }

    public void revoke() {
        enabled = false;
    }

    public void restore() {
        enabled = true;
    }

    public boolean may(ApiScope scope) {
        return Words.split(scopes).contains(scope.code());
    }

    /** Whether this client may use the SP service of that client_id. */
    public boolean mayUse(String serviceClientId) {
        return Words.split(services).contains(serviceClientId);
    }

    public boolean hasTokenHash(byte[] hash) {
        return MessageDigest.isEqual(tokenHash, hash);
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String tokenHint() {
        return tokenHint;
    }

    public Set<ApiScope> scopes() {
        return Words.split(scopes).stream()
                .map(code ->
                        ApiScope.ofCode(code).orElseThrow(() -> new IllegalStateException("unknown scope " + code)))
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<String> services() {
        return Words.split(services);
    }

    public List<String> addresses() {
        return Words.split(addresses);
    }

    public boolean enabled() {
        return enabled;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it last called, to the minute; null when it never did. */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiClient client && name.equals(client.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "ApiClient[" + name + "]";
    }

    private static String requireName(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("a name has 1 to 100 characters");
        }
        return name.strip();
    }
}
