package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How a data provider's package can be wrong. All packages of the transaction are. */
public enum DpFault implements Bend<DpDraft> {
    WRONG_DIGEST((draft, p) -> draft.manifestBeforeSigning = DpFault::otherDigest),
    WRONG_MANIFEST_SIGNATURE((draft, p) -> draft.signature = DpFault::firstBitFlipped),
    SIGNATURE_OF_ANOTHER_FILE((draft, p) -> draft.signsFirstFile = true),
    MANIFEST_CHANGED_AFTER_SIGNING((draft, p) -> draft.manifestAfterSigning = DpFault::otherDigest),
    UNSIGNED((draft, p) -> draft.metaInfo.clear()),
    PARTIAL_META_INFO(
            (draft, p) -> draft.metaInfo.removeAll(p.words("without")), Parameter.text("without", DpDraft.CERTIFICATE)),
    MISSPELT_META_INFO((draft, p) -> draft.folder = p.text("folder"), Parameter.text("folder", "Meta-Info/")),
    CERTIFICATE_NOT_PEM((draft, p) -> draft.certificate = pem -> utf8(p.text("text")), Parameter.text("text", "none")),
    UNLISTED_FILE((draft, p) -> draft.unlisted.add(entry("unlisted.txt"))),
    LISTED_FILE_ABSENT((draft, p) -> draft.withheld.add(draft.files.get(0))),
    ZIP_SLIP((draft, p) -> draft.files.add(entry(p.text("path"))), Parameter.text("path", "../../outside.txt")),
    NO_FILES((draft, p) -> draft.files.clear()),
    /** A file that is a zip of a zip, and so on, of nothing but zeros. */
    NESTED_BOMB(DpFault::nest, Parameter.number("levels", 4), Parameter.number("megabytes", 20)),
    SIZE(DpFault::grow, Parameter.number("megabytes", 200));

    private final BiConsumer<DpDraft, Parameters> change;
    private final List<Parameter> parameters;

    DpFault(BiConsumer<DpDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    @Override
    public void bend(DpDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "dp_package";
    }

    private static Archive.Entry entry(String name) {
        return new Archive.Entry(name, Content.of(utf8("sandbox\n")));
    }

    private static void grow(DpDraft draft, Parameters p) {
        if (draft.first) {
            draft.files.add(new Archive.Entry("附件.bin", Content.noise(p.number("megabytes") * 1_000_000L), false));
        }
    }

    private static void nest(DpDraft draft, Parameters p) {
        Content content = Content.of(new byte[p.number("megabytes") << 20]);
        for (int level = 1; level <= p.number("levels"); level++) {
            content = new Archive(List.of(new Archive.Entry("level-" + level, content)));
        }
        draft.files.add(new Archive.Entry("附件.zip", content));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] otherDigest(byte[] manifest) {
        return otherDigest(new String(manifest, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String otherDigest(String manifest) {
        int digit = manifest.indexOf("<digest>") + "<digest>".length();
        char other = manifest.charAt(digit) == '0' ? '1' : '0';
        return manifest.substring(0, digit) + other + manifest.substring(digit + 1);
    }

    private static byte[] firstBitFlipped(byte[] signature) {
        byte[] flipped = signature.clone();
        flipped[0] ^= 1;
        return flipped;
    }
}
