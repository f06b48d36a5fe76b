package tw.agencygateway.platform.console;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A date that a person typed. The years are bounded: days are counted from it, and databases know fewer years than Java. */
public final class TypedDate {

    private static final int LAST_YEAR = 9999;

    private TypedDate() {}

    /** @throws DateTimeException where the text is no date (ISO 8601), or one before the first year or after 9999 */
    public static LocalDate parse(String text, int firstYear) {
        LocalDate date = LocalDate.parse(text.strip());
        if (date.getYear() < firstYear || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("a year beyond " + firstYear + " to " + LAST_YEAR);
        }
        return date;
    }
}
