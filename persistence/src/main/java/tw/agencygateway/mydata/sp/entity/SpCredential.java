package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One version of what MyData issued to a service: client_secret and CBC IV, both sealed. Never changed: a transaction ends
 * with the version that it reached MyData with, a new value is a new version.
 */
@Entity
@Table(name = "sp_credential")
public class SpCredential {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sp_credential_seq")
    @SequenceGenerator(name = "sp_credential_seq", sequenceName = "sp_credential_seq")
    private Long id;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String clientId;

    @Column(name = "client_secret", nullable = false)
    private byte[] clientSecret;

    @Column(name = "cbc_iv", nullable = false)
    private byte[] cbcIv;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected SpCredential() {}

    /**
     * A new version.
     *
     * @param clientId the service's, which it is sealed for
     * @param clientSecret the sealed client_secret
     * @param cbcIv the sealed CBC IV
     * @param now when it was entered
     */
    public SpCredential(String clientId, byte[] clientSecret, byte[] cbcIv, Instant now) {
        this.clientId = clientId;
        this.clientSecret = clientSecret.clone();
        this.cbcIv = cbcIv.clone();
        this.createdAt = now;
    }

    public byte[] clientSecret() {
        return clientSecret.clone();
    }

    public byte[] cbcIv() {
        return cbcIv.clone();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
