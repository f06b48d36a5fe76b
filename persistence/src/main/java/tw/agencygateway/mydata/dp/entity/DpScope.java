package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A scope of a data set (資料集存取範圍): a token that holds its value may fetch the data. */
@Embeddable
public class DpScope {

    @Column(name = "scope_value", nullable = false)
    private String value;

    @Column(nullable = false)
    private String remark;

    protected DpScope() {}

    /**
     * A scope.
     *
     * @param value SCOPE值, one word
     * @param remark 說明; may be empty
     */
    public DpScope(String value, String remark) {
        this.value = value;
        this.remark = remark;
    }

    public String value() {
        return value;
    }

    public String remark() {
        return remark;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DpScope that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
