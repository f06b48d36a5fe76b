package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How a manifest can be an attack: those that providers sign ({@code dp}) or the platform's ({@code mydata}). */
public enum ManifestFault implements Bend<ManifestDraft> {
    /** Internal, external, parameter (an external parameter entity) or entity (an external one). */
    MANIFEST_DOCTYPE((draft, p) -> ManifestFault.declare(draft, p.text("kind")), Parameter.text("kind", "external")),
    MANIFEST_ENTITY_BOMB((draft, p) -> ManifestFault.multiply(draft)),
    MANIFEST_HUGE(
            (draft, p) -> draft.replace("</files>", "<!--" + noise(p.number("kilobytes") << 10) + "--></files>"),
            Parameter.number("kilobytes", 1_100)),
    MANIFEST_MANY_FILES(
            (draft, p) -> draft.replace("</files>", firstFile(draft).repeat(p.number("files")) + "</files>"),
            Parameter.number("files", 1_100)),
    MANIFEST_DEEP(
            (draft, p) -> draft.replace(
                    "</files>", "<file>".repeat(p.number("depth")) + "</file>".repeat(p.number("depth")) + "</files>"),
            Parameter.number("depth", 10_000)),
    MANIFEST_ENCODING(
            (draft, p) -> {
                draft.replace("\"UTF-8\"", '"' + p.text("declared") + '"');
                draft.charset = Charset.forName(p.text("written"));
            },
            Parameter.text("declared", "Big5"),
            Parameter.text("written", "UTF-8")),
    /** The first place only. */
    MANIFEST_REPLACED(
            (draft, p) -> draft.replace(p.text("found"), p.text("by")),
            Parameter.text("found", "</files>"),
            Parameter.text("by", ""));

    private final BiConsumer<ManifestDraft, Parameters> change;
    private final List<Parameter> parameters;

    ManifestFault(BiConsumer<ManifestDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = Stream.concat(Stream.of(Parameter.text("in", "dp")), Stream.of(parameters))
                .toList();
    }

    @Override
    public void bend(ManifestDraft draft, Parameters given) {
        if (given.text("in").equals(draft.place)) {
            change.accept(draft, given);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "manifest";
    }

    private static void declare(ManifestDraft draft, String kind) {
        String external = "SYSTEM \"" + draft.trap + "\"";
        draft.replace(
                "<files>",
                switch (kind) {
                    case "internal" -> "<!DOCTYPE files [<!ELEMENT files ANY>]><files>";
                    case "parameter" -> "<!DOCTYPE files [<!ENTITY % all " + external + "> %all;]><files>";
                    case "entity" -> "<!DOCTYPE files [<!ENTITY one " + external + ">]><files>";
                    default -> "<!DOCTYPE files " + external + "><files>";
                });
        if (kind.equals("entity")) {
            draft.replace("</filename>", "&one;</filename>");
        }
    }

    /** A thousand million times ten characters, in ten lines. */
    private static void multiply(ManifestDraft draft) {
        StringBuilder entities = new StringBuilder("<!DOCTYPE files [<!ENTITY e0 \"0123456789\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY e").append(i).append(" \"");
            entities.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        draft.replace("<files>", entities.append("]><files>").toString());
        draft.replace("</filename>", "&e9;</filename>");
    }

    private static String firstFile(ManifestDraft draft) {
        String end = "</file>";
        return draft.xml.substring(draft.xml.indexOf("<file>"), draft.xml.indexOf(end) + end.length());
    }

    /** Letters that do not shrink to nothing in a zip. */
    private static String noise(int length) {
        StringBuilder letters = new StringBuilder(length);
        new Random(length).ints(length, 'a', 'z' + 1).forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }
}
