package tw.agencygateway.mydata.pack.protocol;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A person's data as CSV for spreadsheets (RFC 4180): UTF-8 with a byte order mark, the labels in the first line; lines as {@link CsvLine}
 * says.
 */
public final class PersonDataCsv {
    private PersonDataCsv() {}

    /** Writes UTF-8; the stream is flushed and left open. */
    public static void write(PersonData data, OutputStream out) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write(CsvLine.BYTE_ORDER_MARK);
        CsvLine.write(data.fields().stream().map(Field::label).toList(), csv);
        for (List<Object> row : data.rows()) {
            CsvLine.write(row, csv);
        }
        csv.flush();
    }
}
