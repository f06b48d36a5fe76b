package tw.agencygateway.sandbox.mydata;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How the browser's return can deviate after the citizen agreed. */
public enum ReturnFault implements Bend<ReturnDraft> {
    CONSENT_REFUSED((draft, p) -> {
        draft.code = "205";
        draft.notify = false;
    }),
    RETURN_CODE(
            (draft, p) -> {
                draft.code = p.text("code");
                draft.notify = p.flag("notify") || draft.code.equals("200");
            },
            Parameter.text("code", "504"),
            Parameter.flag("notify")),
    RETURN_WITHOUT_TX_ID((draft, p) -> draft.txId = null),
    RETURN_PLAIN_TX_ID((draft, p) -> draft.encrypted = false),
    RETURN_FOREIGN_TX_ID((draft, p) -> draft.txId = UUID.randomUUID().toString()),
    RETURN_BROKEN_TX_ID((draft, p) -> draft.ciphertext = ReturnFault::wronglyPadded);

    private static final int BLOCK = 16;

    /** Of the padding of a tx_id, which has 36 characters. */
    private static final int PADDING = 12;

    private final BiConsumer<ReturnDraft, Parameters> change;
    private final List<Parameter> parameters;

    ReturnFault(BiConsumer<ReturnDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    /** In CBC, a byte changed in one block is changed likewise in the plaintext of the next: the padding here becomes zero. */
    private static String wronglyPadded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[bytes.length - BLOCK - 1] ^= PADDING;
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void bend(ReturnDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "return";
    }
}
