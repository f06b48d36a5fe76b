package tw.agencygateway.mydata.pack.protocol;

import java.util.Objects;

/**
 * What the MyData manifest says of one data set (MyData SP V2.6 §玖.四.(二)).
 *
 * @param name the Chinese label, empty where unknown; never a path
 * @param code 200 file present, 204 no data for this person, any other: this data set failed
 */
public record DataSetOutcome(String resourceId, String name, int code) {
    /** Data was delivered. */
    public static final int PRESENT = 200;

    /** The provider has no data for this person. */
    public static final int NO_DATA = 204;

    public DataSetOutcome {
        Objects.requireNonNull(resourceId);
        Objects.requireNonNull(name);
    }

    public boolean failed() {
        return code != PRESENT && code != NO_DATA;
    }
}
