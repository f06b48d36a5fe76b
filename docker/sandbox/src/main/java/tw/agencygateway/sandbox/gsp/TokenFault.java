package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** What a token can really be, other than good: all of GSP's endpoints agree about it. */
public enum TokenFault implements Bend<TokenDraft> {
    TOKEN_EXPIRED(
            (draft, p) -> draft.expires = draft.now.minusSeconds(p.number("seconds")), Parameter.number("seconds", 60)),
    TOKEN_NOT_YET_VALID(
            (draft, p) -> draft.notBefore = draft.now.plusSeconds(p.number("seconds")),
            Parameter.number("seconds", 60)),
    TOKEN_REVOKED((draft, p) -> draft.revoked = true),
    TOKEN_SCOPES((draft, p) -> draft.scopes = p.words("scopes"), Parameter.text("scopes", "openid")),
    TOKEN_AUDIENCE(
            (draft, p) -> draft.audience = p.words("audience"), Parameter.text("audience", "https://other.example")),
    TOKEN_CLIENT((draft, p) -> draft.clientId = p.text("client_id"), Parameter.text("client_id", "")),
    TOKEN_ISSUER((draft, p) -> draft.issuer = p.text("issuer"), Parameter.text("issuer", "https://other.example"));

    private final BiConsumer<TokenDraft, Parameters> change;
    private final List<Parameter> parameters;

    TokenFault(BiConsumer<TokenDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    @Override
    public void bend(TokenDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "gsp_token";
    }
}
