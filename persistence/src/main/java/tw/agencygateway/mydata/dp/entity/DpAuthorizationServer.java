package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** The last good copy of an authorization server's {@code .well-known/openid-configuration} (decisions row 49). */
@Entity
@Table(name = "dp_authorization_server")
public class DpAuthorizationServer {

    @Id
    @Column(name = "discovery_url")
    private String discoveryUrl;

    @Version
    private long version;

    private String document;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "failed_at")
    private Instant failedAt;

    private String failure;

    protected DpAuthorizationServer() {}

    /** One that was not read yet. */
    public DpAuthorizationServer(String discoveryUrl) {
        this.discoveryUrl = discoveryUrl;
    }

    /** Its document was read, and is good. */
    public void read(String newDocument, Instant now) {
        document = newDocument;
        readAt = now;
        failure = null;
    }

    /** It could not be read; the copy stays. */
    public void failed(String why, Instant now) {
        failure = why;
        failedAt = now;
    }

    public String discoveryUrl() {
        return discoveryUrl;
    }

    /** The document; empty until it was read once. */
    public Optional<String> document() {
        return Optional.ofNullable(document);
    }

    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }

    public Optional<Instant> failedAt() {
        return Optional.ofNullable(failedAt);
    }

    /** Why it could not be read the last time; empty where it could. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
