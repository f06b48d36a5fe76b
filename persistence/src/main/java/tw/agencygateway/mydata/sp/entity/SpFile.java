package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A verified file of a data provider, lying in the transaction's vault folder. */
@Embeddable
public class SpFile {

    @Column(name = "object_name", nullable = false)
    private String objectName;

    @Column(name = "resource_id", nullable = false)
    private String resourceId;

    @Column(nullable = false)
    private String name;

    @Column(name = "media_type", nullable = false)
    private String mediaType;

    @Column(nullable = false)
    private long size;

    @Column(nullable = false)
    private String sha256;

    protected SpFile() {}

    /**
     * A verified file.
     *
     * @param objectName its name in the vault folder
     * @param resourceId the data set it came with
     * @param name its file name in the package, a label and never a path
     * @param mediaType guessed from the name
     * @param size in bytes
     * @param sha256 lowercase hex
     */
    public SpFile(String objectName, String resourceId, String name, String mediaType, long size, String sha256) {
        this.objectName = objectName;
        this.resourceId = resourceId;
        this.name = name;
        this.mediaType = mediaType;
        this.size = size;
        this.sha256 = sha256;
    }

    public String objectName() {
        return objectName;
    }

    public String resourceId() {
        return resourceId;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }
}
