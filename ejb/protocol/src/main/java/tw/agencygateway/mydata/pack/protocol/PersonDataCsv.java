package tw.agencygateway.mydata.pack.protocol;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A person's data as CSV for spreadsheets (RFC 4180): UTF-8 with a byte order mark, the labels in the first line, CRLF. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it. Nothing between two commas is null; an empty text is quoted.
 */
public final class PersonDataCsv {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private PersonDataCsv() {}

    /** Writes UTF-8; the stream is flushed and left open. */
    public static void write(PersonData data, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write('\ufeff');
        line(data.fields().stream().map(Field::label).toList(), csv);
        for (List<Object> row : data.rows()) {
            line(row, csv);
        }
        csv.flush();
    }

    private static void line(List<?> values, Writer csv) throws IOException {
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
