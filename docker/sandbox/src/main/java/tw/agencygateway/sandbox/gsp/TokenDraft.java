package tw.agencygateway.sandbox.gsp;

import java.time.Instant;
import java.util.List;

/** A presented token, as GSP sees it now; misbehaviours change its fields. */
public final class TokenDraft {
    final AccessToken token;
    final Instant now;
    boolean revoked;
    List<String> scopes;
    List<String> audience;

    /** Empty where the answer is to have none, as is the issuer. */
    String clientId;

    String issuer;
    Instant notBefore;
    Instant expires;

    TokenDraft(AccessToken token, String issuer, Instant now) {
        this.token = token;
        this.now = now;
        this.revoked = token.isRevoked();
        this.scopes = token.grant().scopes();
        this.audience = List.of(issuer + "/resources");
        this.clientId = token.grant().clientId();
        this.issuer = issuer;
        this.notBefore = token.grant().issued();
        this.expires = token.grant().expires();
    }

    boolean isActive() {
        return !revoked && !now.isBefore(notBefore) && now.isBefore(expires);
    }
}
