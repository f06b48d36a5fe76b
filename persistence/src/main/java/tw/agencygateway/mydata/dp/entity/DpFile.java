package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A finished file in the vault. */
@Embeddable
public class DpFile {

    @Column(name = "file_object")
    private String objectName;

    @Column(name = "file_name")
    private String name;

    @Column(name = "file_size")
    private Long size;

    @Column(name = "file_sha256")
    private String sha256;

    protected DpFile() {}

    /**
     * A file.
     *
     * @param objectName its name in the request's vault folder
     * @param name what MyData is told it is called
     * @param size in bytes
     * @param sha256 lowercase hex
     */
    public DpFile(String objectName, String name, long size, String sha256) {
        this.objectName = objectName;
        this.name = name;
        this.size = size;
        this.sha256 = sha256;
    }

    public String objectName() {
        return objectName;
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }
}
