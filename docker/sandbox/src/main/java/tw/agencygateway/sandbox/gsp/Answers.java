package tw.agencygateway.sandbox.gsp;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.SerializeException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** What GSP answers as long as it behaves (DP §柒), written by the SDK. */
final class Answers {
    private final String issuer;

    Answers(String issuer) {
        this.issuer = issuer;
    }

    Answer discovery() {
        OIDCProviderMetadata metadata = new OIDCProviderMetadata(
                new Issuer(issuer), List.of(SubjectType.PUBLIC), URI.create(issuer + "/.well-known/jwks"));
        metadata.setIntrospectionEndpointURI(URI.create(issuer + "/connect/introspect"));
        metadata.setUserInfoEndpointURI(URI.create(issuer + "/connect/userinfo"));
        HTTPResponse made = new HTTPResponse(200);
        made.setHeader("Content-Type", "application/json");
        made.setBody(metadata.toJSONObject().toJSONString());
        return Answer.of(Endpoint.DISCOVERY, Optional.empty(), made).noting("told");
    }

    /** Every resource may ask about every token. */
    Answer introspection(Optional<TokenDraft> token) {
        TokenIntrospectionSuccessResponse made = token.filter(TokenDraft::isActive)
                .map(Answers::active)
                .orElseGet(() -> new TokenIntrospectionSuccessResponse.Builder(false).build());
        return Answer.of(Endpoint.INTROSPECTION, token, made.toHTTPResponse()).noting(state(token));
    }

    Answer credentialsRefused(Optional<TokenDraft> token) {
        Answer answer = error(token, OAuth2Error.INVALID_CLIENT).noting("credentials refused");
        answer.header("WWW-Authenticate", "Basic realm=\"GSP\"");
        return answer;
    }

    Answer noIntrospectionRequest(Optional<TokenDraft> token) {
        return error(token, OAuth2Error.INVALID_REQUEST).noting("no introspection request");
    }

    /** @param presented whether there was a token at all */
    Answer userInfo(Optional<TokenDraft> token, boolean presented) {
        if (!presented) {
            return refusal(token, BearerTokenError.MISSING_TOKEN).noting("no token");
        }
        return token.filter(TokenDraft::isActive)
                .map(active -> info(token, active.token.citizen()).noting("told"))
                .orElseGet(() -> refusal(token, BearerTokenError.INVALID_TOKEN).noting(state(token)));
    }

    private static Answer error(Optional<TokenDraft> token, ErrorObject error) {
        return Answer.of(Endpoint.INTROSPECTION, token, new TokenIntrospectionErrorResponse(error).toHTTPResponse());
    }

    private static Answer refusal(Optional<TokenDraft> token, BearerTokenError error) {
        return Answer.of(Endpoint.USER_INFO, token, new UserInfoErrorResponse(error).toHTTPResponse());
    }

    private static String state(Optional<TokenDraft> token) {
        return token.map(draft -> draft.isActive() ? "active" : "inactive").orElse("unknown token");
    }

    private static TokenIntrospectionSuccessResponse active(TokenDraft draft) {
        TokenIntrospectionSuccessResponse.Builder answer = new TokenIntrospectionSuccessResponse.Builder(true)
                .parameter("aud", draft.audience.size() == 1 ? draft.audience.get(0) : draft.audience)
                .subject(new Subject(draft.token.citizen().sub()))
                .scope(Scope.parse(draft.scopes))
                .notBeforeTime(date(draft.notBefore))
                .expirationTime(date(draft.expires))
                .parameter("auth_time", draft.token.grant().issued().getEpochSecond());
        if (!draft.issuer.isEmpty()) {
            answer.issuer(new Issuer(draft.issuer));
        }
        if (!draft.clientId.isEmpty()) {
            answer.clientID(new ClientID(draft.clientId));
        }
        return answer.build();
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }

    /** What is not known is left out, neither null nor empty (DP §柒.四.(二)). */
    private static Answer info(Optional<TokenDraft> token, Citizen citizen) {
        UserInfo info = new UserInfo(new Subject(citizen.sub()));
        claim(info, "cn", citizen.name());
        claim(info, "uid", citizen.uid());
        if (known(citizen.uid())) {
            info.setClaim("uid_verified", true);
        }
        claim(info, "birthdate", citizen.birthdate());
        claim(info, "gender", citizen.gender());
        claim(info, "email", citizen.email());
        claim(info, "account", citizen.account());
        try {
            return Answer.of(Endpoint.USER_INFO, token, new UserInfoSuccessResponse(info).toHTTPResponse());
        } catch (SerializeException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void claim(UserInfo info, String name, String value) {
        if (known(value)) {
            info.setClaim(name, value);
        }
    }

    private static boolean known(String value) {
        return value != null && !value.isEmpty();
    }
}
