package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A data set that a transaction asked for, and what MyData's manifest or notification said of it. */
@Embeddable
public class SpRequestedDataSet {

    @Column(name = "resource_id", nullable = false)
    private String resourceId;

    @Column(nullable = false)
    private String name;

    @Column
    private String code;

    protected SpRequestedDataSet() {}

    SpRequestedDataSet(String resourceId, String name, String code) {
        this.resourceId = resourceId;
        this.name = name;
        this.code = code;
    }

    public String resourceId() {
        return resourceId;
    }

    public String name() {
        return name;
    }

    /** 200, 204, another code of the manifest, {@code unable_to_deliver}, or null while nothing is known. */
    public String code() {
        return code;
    }
}
