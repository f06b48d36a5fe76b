package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tw.agencygateway.platform.entity.Profile;
import tw.agencygateway.platform.entity.Stage;

/**
 * A service (加值服務) that the agency registered at MyData as service provider (MyData SP V2.6 §伍.二–三). Its credentials are
 * versioned: {@link #credential()} is what new transactions begin with.
 */
@Entity
@Table(name = "sp_service")
public class SpService {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sp_service_seq")
    @SequenceGenerator(name = "sp_service_seq", sequenceName = "sp_service_seq")
    private Long id;

    @Version
    private long version;

    @Column(name = "client_id", nullable = false, updatable = false)
    private String clientId;

    @Embedded
    private SpRegistration registration;

    @Embedded
    private SpPolicy policy;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Profile profile = Profile.DOCUMENTS_2019_2020;

    @Column(nullable = false)
    private boolean enabled;

    @Column(name = "api_key")
    private byte[] apiKey;

    @ManyToOne(fetch = FetchType.EAGER, optional = false, cascade = CascadeType.PERSIST)
    @JoinColumn(name = "credential_id", nullable = false)
    private SpCredential credential;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "sp_data_set", joinColumns = @JoinColumn(name = "service_id"))
    @OrderColumn(name = "position")
    private List<SpDataSet> dataSets = new ArrayList<>();

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected SpService() {}

    /** A service with its first credentials, not yet enabled. */
    public SpService(
            String clientId,
            SpRegistration registration,
            SpPolicy policy,
            Stage stage,
            SpCredential credential,
            Instant now) {
        this.clientId = Objects.requireNonNull(clientId);
        this.registration = Objects.requireNonNull(registration);
        this.policy = Objects.requireNonNull(policy);
        this.stage = Objects.requireNonNull(stage);
        this.credential = Objects.requireNonNull(credential);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes over an edited registration form, policy and stage. */
    public void revise(SpRegistration newRegistration, SpPolicy newPolicy, Stage newStage, Instant now) {
        this.registration = Objects.requireNonNull(newRegistration);
        this.policy = Objects.requireNonNull(newPolicy);
        this.stage = Objects.requireNonNull(newStage);
        this.updatedAt = now;
    }

    /** Begins a new version of the credentials; transactions under way keep theirs. */
    public void renewCredential(SpCredential newCredential, Instant now) {
        this.credential = Objects.requireNonNull(newCredential);
        this.updatedAt = now;
    }

    /** Sets the sealed apiKey that notifications must carry, or null where MyData sends none. */
    public void requireApiKey(byte[] sealed, Instant now) {
        this.apiKey = sealed == null ? null : sealed.clone();
        this.updatedAt = now;
    }

    /** Replaces the list of data sets; transactions under way keep what they asked for. */
    public void offer(List<SpDataSet> newDataSets, Instant now) {
        this.dataSets.clear();
        this.dataSets.addAll(newDataSets);
        this.updatedAt = now;
    }

    /** Opens or closes the service for new transactions; those under way go on. */
    public void enable(boolean on, Instant now) {
        this.enabled = on;
        this.updatedAt = now;
    }

    /** The data set with this resource_id, if the service has it. */
    public Optional<SpDataSet> dataSet(String resourceId) {
        return dataSets.stream()
                .filter(dataSet -> dataSet.resourceId().equals(resourceId))
                .findFirst();
    }

    public String clientId() {
        return clientId;
    }

    public SpRegistration registration() {
        return registration;
    }

    public SpPolicy policy() {
        return policy;
    }

    public Stage stage() {
        return stage;
    }

    public Profile profile() {
        return profile;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** The sealed apiKey, or null where none is required. */
    public byte[] apiKey() {
        return apiKey == null ? null : apiKey.clone();
    }

    public SpCredential credential() {
        return credential;
    }

    public List<SpDataSet> dataSets() {
        return List.copyOf(dataSets);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpService that && clientId.equals(that.clientId);
    }

    @Override
    public int hashCode() {
        return clientId.hashCode();
    }

    @Override
    public String toString() {
        return "SpService " + clientId;
    }
}
