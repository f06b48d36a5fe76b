package tw.agencygateway.mydata.dp.entity;

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

/** A data set (資料集) that the agency registered at MyData as data provider (MyData DP V1.3 §伍.二–三). */
@Entity
@Table(name = "dp_data_set")
public class DpDataSet {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dp_data_set_seq")
    @SequenceGenerator(name = "dp_data_set_seq", sequenceName = "dp_data_set_seq")
    private Long id;

    @Version
    private long version;

    @Column(name = "resource_id", nullable = false, updatable = false)
    private String resourceId;

    @Column(nullable = false)
    private String resource;

    @Column(name = "resource_secret", nullable = false)
    private byte[] resourceSecret;

    @Embedded
    private DpRegistration registration;

    @Embedded
    private DpAuthorization authorization;

    @Embedded
    private DpPolicy policy;

    @Embedded
    private DpSource source;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Profile profile = Profile.DOCUMENTS_2019_2020;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private DpStatus status = DpStatus.DRAFT;

    @Column
    private String advice;

    @Column(name = "api_document")
    private String apiDocument;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "dp_field", joinColumns = @JoinColumn(name = "data_set_id"))
    @OrderColumn(name = "position")
    private List<DpField> fields = new ArrayList<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "dp_scope", joinColumns = @JoinColumn(name = "data_set_id"))
    @OrderColumn(name = "position")
    private List<DpScope> scopes = new ArrayList<>();

    @Column(name = "applied_at")
    private Instant appliedAt;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    protected DpDataSet() {}

    /**
     * A draft.
     *
     * @param resourceId as MyData issued it
     * @param sealedSecret resource_secret
     */
    public DpDataSet(String resourceId, byte[] sealedSecret, Form form, DpSource source, Instant now) {
        this.resourceId = Objects.requireNonNull(resourceId);
        this.createdAt = now;
        revise(form, now);
        renewSecret(sealedSecret, now);
        drawFrom(source, now);
    }

    /**
     * What can be edited as a whole.
     *
     * @param resource the word in the DP-API's path, chosen by the agency (§捌.二.(一))
     * @param apiDocument 介接API文件 of the agency's own; null where the one is offered that is made from the fields
     */
    public record Form(
            String resource,
            DpRegistration registration,
            DpAuthorization authorization,
            DpPolicy policy,
            Stage stage,
            List<DpField> fields,
            List<DpScope> scopes,
            String apiDocument) {}

    /** Takes over an edited form; requests under way go on by it. */
    public void revise(Form form, Instant now) {
        resource = form.resource();
        registration = form.registration();
        authorization = form.authorization();
        policy = form.policy();
        stage = form.stage();
        apiDocument = form.apiDocument();
        fields.clear();
        fields.addAll(form.fields());
        scopes.clear();
        scopes.addAll(form.scopes());
        updatedAt = now;
    }

    /** Takes over another resource_secret. */
    public void renewSecret(byte[] sealed, Instant now) {
        resourceSecret = sealed.clone();
        updatedAt = now;
    }

    /** Takes the data from another source from now on. */
    public void drawFrom(DpSource newSource, Instant now) {
        source = Objects.requireNonNull(newSource);
        updatedAt = now;
    }

    /** Submitted to MyData, for the first time or again; false where its status does not allow it. */
    public boolean submit(Instant now) {
        boolean submitted = step(DpStatus.Verb.SUBMIT, now);
        if (submitted) {
            advice = null;
            appliedAt = now;
        }
        return submitted;
    }

    /**
     * MyData sent it back.
     *
     * @param words 修正建議
     */
    public boolean sendBack(String words, Instant now) {
        boolean sentBack = step(DpStatus.Verb.SEND_BACK, now);
        if (sentBack) {
            advice = words;
        }
        return sentBack;
    }

    /** MyData enabled it, or an application to be disabled was taken back. */
    public boolean enable(Instant now) {
        return step(DpStatus.Verb.ENABLE, now);
    }

    /** The agency applied to be disabled. */
    public boolean applyToDisable(Instant now) {
        return step(DpStatus.Verb.APPLY_TO_DISABLE, now);
    }

    /** MyData disabled it. */
    public boolean disable(Instant now) {
        return step(DpStatus.Verb.DISABLE, now);
    }

    private boolean step(DpStatus.Verb verb, Instant now) {
        Optional<DpStatus> next = status.on(verb);
        next.ifPresent(to -> {
            status = to;
            updatedAt = now;
        });
        return next.isPresent();
    }

    /** Its id in the database; requests that wait are counted by it. */
    Long id() {
        return id;
    }

    public String resourceId() {
        return resourceId;
    }

    /** The word in the DP-API's path. */
    public String resource() {
        return resource;
    }

    /** The sealed resource_secret. */
    public byte[] resourceSecret() {
        return resourceSecret.clone();
    }

    public DpRegistration registration() {
        return registration;
    }

    public DpAuthorization authorization() {
        return authorization;
    }

    public DpPolicy policy() {
        return policy;
    }

    public DpSource source() {
        return source;
    }

    public Stage stage() {
        return stage;
    }

    public Profile profile() {
        return profile;
    }

    public DpStatus status() {
        return status;
    }

    /** MyData's 修正建議 while it is sent back. */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    /** The agency's own 介接API文件. */
    public Optional<String> apiDocument() {
        return Optional.ofNullable(apiDocument);
    }

    public List<DpField> fields() {
        return List.copyOf(fields);
    }

    public List<DpScope> scopes() {
        return List.copyOf(scopes);
    }

    /** 申請日期: when it was last submitted. */
    public Optional<Instant> appliedAt() {
        return Optional.ofNullable(appliedAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DpDataSet that && resourceId.equals(that.resourceId);
    }

    @Override
    public int hashCode() {
        return resourceId.hashCode();
    }

    @Override
    public String toString() {
        return "DpDataSet " + resourceId;
    }
}
