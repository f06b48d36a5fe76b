package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source is asked.
 *
 * @param settings the source's own
 * @param secret its password or token
 * @param columns the names under which its rows should hold the data set's fields
 * @param person whom the data is about
 */
public record SourceQuery(
        Map<String, String> settings, Optional<String> secret, List<String> columns, DpPerson person, Limits limits) {

    /**
     * How much a source may take and give.
     *
     * @param time for the whole answer
     * @param bytes the most bytes of it
     * @param rows the most rows of it
     */
    public record Limits(Duration time, int bytes, int rows) {}

    /**
     * A setting that must be there.
     *
     * @throws SourceException WRONG where it is not
     */
    public String setting(String name) throws SourceException {
        String value = settings.get(name);
        if (value == null || value.isBlank()) {
            throw new SourceException(SourceException.Kind.WRONG, "the source's setting " + name + " is missing");
        }
        return value;
    }

    /** Tells nothing of the person and the secret. */
    @Override
    public String toString() {
        return "SourceQuery[…]";
    }
}
