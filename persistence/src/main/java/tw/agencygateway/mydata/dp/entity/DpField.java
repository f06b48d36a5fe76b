package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A field of a data set (資料集欄位) and where it comes from. */
@Embeddable
public class DpField {

    @Column(name = "field_key", nullable = false)
    private String key;

    @Column(nullable = false)
    private String label;

    @Column(nullable = false)
    private String remark;

    @Column(name = "source_column", nullable = false)
    private String column;

    protected DpField() {}

    /**
     * A field.
     *
     * @param key its property in the JSON file
     * @param label 欄位名稱, in Chinese
     * @param remark 備註; may be empty
     * @param column its name in the source: a column of the query, or a property of the agency's own JSON
     */
    public DpField(String key, String label, String remark, String column) {
        this.key = key;
        this.label = label;
        this.remark = remark;
        this.column = column;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public String remark() {
        return remark;
    }

    public String column() {
        return column;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DpField that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
