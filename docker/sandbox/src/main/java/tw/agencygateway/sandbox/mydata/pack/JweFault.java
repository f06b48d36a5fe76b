package tw.agencygateway.sandbox.mydata.pack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How the encryption of a package can be wrong. */
public enum JweFault implements Bend<JweDraft> {
    WRONG_IV((draft, p) -> draft.iv = "0000000000000000".getBytes(StandardCharsets.US_ASCII)),
    BROKEN_TAG((draft, p) -> draft.brokenTag = true),
    WRONG_SECRET_KEY(
            (draft, p) -> draft.secretKey = "00000000000000000000000000000000".getBytes(StandardCharsets.US_ASCII)),
    WRONG_FILENAME((draft, p) -> draft.filename = p.text("filename"), Parameter.text("filename", "other.zip")),
    WRONG_PREFIX((draft, p) -> draft.prefix = p.text("prefix"), Parameter.text("prefix", "application/pdf;data:"));

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
}
