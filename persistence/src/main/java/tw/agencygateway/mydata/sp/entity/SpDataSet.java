package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import tw.agencygateway.platform.entity.Profile;
import tw.agencygateway.platform.entity.Stage;

/** A data set that a service may ask for (MyData SP V2.6 §伍.四). */
@Embeddable
public class SpDataSet {

    /** What is asked of the data provider's signature (decisions row 22). */
    public enum Signature {
        REQUIRED,
        WARN,
        NOT_REQUIRED
    }

    @Column(name = "resource_id", nullable = false)
    private String resourceId;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "security_level", nullable = false)
    private int securityLevel;

    @Enumerated(EnumType.STRING)
    @Column(name = "signature", nullable = false)
    private Signature signature;

    @Enumerated(EnumType.STRING)
    @Column(name = "stage", nullable = false)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    @Column(name = "profile", nullable = false)
    private Profile profile = Profile.DOCUMENTS_2019_2020;

    @Column(name = "signer_issuer")
    private String signerIssuer;

    @Column(name = "signer_subject")
    private String signerSubject;

    @Column(name = "signer_confirmed", nullable = false)
    private boolean signerConfirmed;

    protected SpDataSet() {}

    /**
     * A data set of a service.
     *
     * @param resourceId MyData's identifier, such as {@code API.7QovE2Gev6}
     * @param name the label shown to people
     * @param securityLevel the identity verification it needs, 1 (highest) to 4
     * @param signature what is asked of the provider's signature
     * @param stage the environment it is used in
     */
    public SpDataSet(String resourceId, String name, int securityLevel, Signature signature, Stage stage) {
        if (securityLevel < 1 || securityLevel > 4) {
            throw new IllegalArgumentException("security level " + securityLevel + " is not one of 1 to 4");
        }
        this.resourceId = resourceId;
        this.name = name;
        this.securityLevel = securityLevel;
        this.signature = signature;
        this.stage = stage;
    }

    public String resourceId() {
        return resourceId;
    }

    public String name() {
        return name;
    }

    public int securityLevel() {
        return securityLevel;
    }

    public Signature signature() {
        return signature;
    }

    public Stage stage() {
        return stage;
    }

    public Profile profile() {
        return profile;
    }

    /** Who signs it; empty until somebody has set it, or a first package was verified. */
    public Optional<SpSigner> signer() {
        return signerIssuer == null
                ? Optional.empty()
                : Optional.of(new SpSigner(signerIssuer, signerSubject, signerConfirmed));
    }

    /** The same data set, signed by somebody. */
    public SpDataSet signedBy(SpSigner signer) {
        SpDataSet same = new SpDataSet(resourceId, name, securityLevel, signature, stage);
        same.signerIssuer = signer.issuer();
        same.signerSubject = signer.subject();
        same.signerConfirmed = signer.confirmed();
        return same;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpDataSet that && resourceId.equals(that.resourceId);
    }

    @Override
    public int hashCode() {
        return resourceId.hashCode();
    }
}
