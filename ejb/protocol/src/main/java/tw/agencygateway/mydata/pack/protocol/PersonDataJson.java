package tw.agencygateway.mydata.pack.protocol;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A person's data as JSON:
 *
 * <pre>{"resource_id": text, "generated_at": "2026-11-20T12:00:00+08:00", "data": [{key: text, number, boolean or null, …}, …]}</pre>
 *
 * Every row has every key, in the order of the fields.
 */
public final class PersonDataJson {
    private PersonDataJson() {}

    /** Writes UTF-8; the stream is flushed and left open. */
    public static void write(PersonData data, DataSetIssue issue, OutputStream out) throws IOException {
        Writer json = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.write("{\"resource_id\":");
        text(issue.resourceId(), json);
        json.write(",\"generated_at\":");
        text(issue.isoTime(), json);
        json.write(",\"data\":[");
        String separator = "";
        for (List<Object> row : data.rows()) {
            json.write(separator);
            row(data.fields(), row, json);
            separator = ",\n";
        }
        json.write("]}\n");
        json.flush();
    }

    private static void row(List<Field> fields, List<Object> values, Writer json) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            json.write(i == 0 ? '{' : ',');
            text(fields.get(i).key(), json);
            json.write(':');
            if (values.get(i) instanceof String text) {
                text(text, json);
            } else {
                json.write(values.get(i) == null ? "null" : PersonData.text(values.get(i)));
            }
        }
        json.write('}');
    }

    /** The JSON Schema (2020-12) of what {@link #write} gives for these fields. */
    public static String schema(List<Field> fields) {
        StringWriter json = new StringWriter();
        try {
            json.write("""
                    {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",\
                    "required":["resource_id","generated_at","data"],"additionalProperties":false,"properties":{\
                    "resource_id":{"type":"string"},"generated_at":{"type":"string","format":"date-time"},\
                    "data":{"type":"array","items":{"type":"object","additionalProperties":false,"required":[""");
            for (int i = 0; i < fields.size(); i++) {
                json.write(i == 0 ? "" : ",");
                text(fields.get(i).key(), json);
            }
            json.write("],\"properties\":{");
            for (int i = 0; i < fields.size(); i++) {
                json.write(i == 0 ? "" : ",");
                property(fields.get(i), json);
            }
            json.write("}}}}}");
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        return json.toString();
    }

    private static void property(Field field, Writer json) throws IOException {
        text(field.key(), json);
        json.write(":{\"title\":");
        text(field.label(), json);
        if (!field.remark().isEmpty()) {
            json.write(",\"description\":");
            text(field.remark(), json);
        }
        json.write(",\"type\":[\"string\",\"number\",\"boolean\",\"null\"]}");
    }

    private static void text(String text, Writer json) throws IOException {
        json.write('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escape = escape(text.charAt(i));
            if (escape != null) {
                json.write(text, written, i - written);
                json.write(escape);
                written = i + 1;
            }
        }
        json.write(text, written, text.length() - written);
        json.write('"');
    }

    /** Null for what may stand in a text as it is. */
    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            // line ends to JavaScript
            case '\u2028' -> "\\u2028";
            case '\u2029' -> "\\u2029";
            default -> null;
        };
    }
}
