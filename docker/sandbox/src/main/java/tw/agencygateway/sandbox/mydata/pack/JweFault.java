package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How the encryption of a package can be wrong. */
public enum JweFault implements Bend<JweDraft> {
    WRONG_IV((draft, p) -> draft.iv = ascii("0000000000000000")),
    BROKEN_TAG((draft, p) -> draft.afterwards = jwe -> changed(jwe, 4)),
    WRONG_SECRET_KEY((draft, p) -> draft.secretKey = ascii("00000000000000000000000000000000")),
    WRONG_FILENAME(
            (draft, p) -> draft.plaintext.filename = p.text("filename"), Parameter.text("filename", "other.zip")),
    WRONG_PREFIX(
            (draft, p) -> draft.plaintext.prefix = p.text("prefix"), Parameter.text("prefix", "application/pdf;data:")),
    JWE_HEADER(
            (draft, p) -> draft.header = p.text("json").getBytes(Charset.forName(p.text("charset"))),
            Parameter.text("json", "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}"),
            Parameter.text("charset", "UTF-8")),
    /** Counted from zero. */
    JWE_PART_CHANGED(
            (draft, p) -> draft.afterwards = jwe -> changed(jwe, p.number("part")), Parameter.number("part", 3)),
    JWE_PARTS((draft, p) -> draft.afterwards = jwe -> inParts(jwe, p.number("parts")), Parameter.number("parts", 6)),
    JWE_TRUNCATED(
            (draft, p) -> draft.afterwards = jwe -> jwe.substring(0, jwe.length() - p.number("characters")),
            Parameter.number("characters", 10)),
    JWE_BAD_PADDING((draft, p) -> draft.badPadding = true),
    ENVELOPE(
            (draft, p) -> {
                draft.plaintext.json = p.text("json");
                draft.plaintext.charset = Charset.forName(p.text("charset"));
            },
            Parameter.text("json", "{\"data\":\"$data\",\"filename\":\"$filename\"}"),
            Parameter.text("charset", "UTF-8")),
    /** With padding; MIME breaks lines. */
    ENVELOPE_BASE64(
            (draft, p) -> draft.plaintext.encoder = encoder(p.text("kind")), Parameter.text("kind", "standard"));

    private final BiConsumer<JweDraft, Parameters> change;
    private final List<Parameter> parameters;

    JweFault(BiConsumer<JweDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    @Override
    public void bend(JweDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "jwe";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Base64.Encoder encoder(String kind) {
        return switch (kind) {
            case "standard" -> Base64.getEncoder();
            case "url" -> Base64.getUrlEncoder();
            case "mime" -> Base64.getMimeEncoder();
            default -> throw new IllegalArgumentException("no such Base64: " + kind);
        };
    }

    /** The header gets a space at its end and means the same; of another part the first character changes. */
    private static String changed(String jwe, int index) {
        String[] parts = jwe.split("\\.");
        if (index == 0) {
            String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            parts[0] = Base64.getUrlEncoder().withoutPadding().encodeToString(ascii(header + " "));
        } else {
            parts[index] = (parts[index].startsWith("A") ? "B" : "A") + parts[index].substring(1);
        }
        return String.join(".", parts);
    }

    private static String inParts(String jwe, int count) {
        String more = ".AAAA".repeat(Math.max(0, count - 5));
        return String.join(".", Arrays.copyOf(jwe.split("\\."), Math.min(count, 5))) + more;
    }
}
