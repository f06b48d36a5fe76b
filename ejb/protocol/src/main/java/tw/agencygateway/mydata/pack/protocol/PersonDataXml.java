package tw.agencygateway.mydata.pack.protocol;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A person's data as XML:
 *
 * <pre>&lt;data resource_id="…" generated_at="…"&gt;&lt;row&gt;&lt;field key="…" label="…"&gt;text&lt;/field&gt;…&lt;/row&gt;…&lt;/data&gt;</pre>
 *
 * Fields are named by attribute, for a key need not be an XML name. Where there is no value, the field has {@code null="true"}.
 */
public final class PersonDataXml {
    private PersonDataXml() {}

    /** Writes UTF-8; the stream is flushed and left open. */
    public static void write(PersonData data, DataSetIssue issue, OutputStream out) throws IOException {
        List<String> tags = data.fields().stream().map(PersonDataXml::tag).toList();
        Writer xml = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        xml.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<data resource_id=\""
                + XmlText.escape(issue.resourceId()) + "\" generated_at=\"" + issue.isoTime() + "\">\n");
        for (List<Object> row : data.rows()) {
            xml.write("<row>");
            for (int i = 0; i < tags.size(); i++) {
                field(tags.get(i), row.get(i), xml);
            }
            xml.write("</row>\n");
        }
        xml.write("</data>\n");
        xml.flush();
    }

    private static String tag(Field field) {
        return "<field key=\"" + XmlText.escape(field.key()) + "\" label=\"" + XmlText.escape(field.label()) + "\"";
    }

    private static void field(String tag, Object value, Writer xml) throws IOException {
        xml.write(tag);
        xml.write(value == null ? " null=\"true\">" : ">");
        xml.write(XmlText.escape(PersonData.text(value)));
        xml.write("</field>");
    }
}
