package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A line of a CSV file for spreadsheets (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it. Nothing
 * between two commas is null; an empty text is quoted.
 */
public final class CsvLine {
    /** What a file begins with, so that a spreadsheet reads UTF-8. */
    public static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvLine() {}

    /**
     * Writes a line with its end.
     *
     * @param values texts, numbers, booleans, and nulls
     */
    public static void write(List<?> values, Writer csv) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            csv.write(i == 0 ? "" : ",");
            csv.write(values.get(i) instanceof String text ? quoted(text) : PersonData.text(values.get(i)));
        }
        csv.write("\r\n");
    }

    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
