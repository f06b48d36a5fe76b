package tw.agencygateway.conformance.dp;

import com.sun.net.httpserver.HttpExchange;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** An authorization server that knows {@link People} by their tokens. */
final class AuthorizationServer extends SlowServer {

    static final String SCOPE = "people.read";

    private final BooleanSupplier down;

    /**
     * A server.
     *
     * @param millis how long the next answer takes
     * @param down whether the next one is that it cannot now
     */
    AuthorizationServer(IntSupplier millis, BooleanSupplier down) {
        super(millis);
        this.down = down;
        String configuration = """
                {"issuer": "%1$s", "introspection_endpoint": "%1$s/introspect", "userinfo_endpoint": "%1$s/userinfo"}""";
        serve(
                "/.well-known/openid-configuration",
                (exchange, body) -> new Answer(200, configuration.formatted(base())));
        serve("/introspect", (exchange, body) -> introspect(body));
        serve("/userinfo", (exchange, body) -> userInfo(exchange));
    }

    private Answer introspect(String body) {
        String id = People.ofToken(body.substring(body.indexOf('=') + 1));
        return unlessDown("""
                {"active": true, "sub": "%s", "client_id": "CLI.LOAD000001", "scope": "openid %s", "iss": "%s"}""".formatted(id, SCOPE, base()));
    }

    private Answer userInfo(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String id = People.ofToken(authorization.substring("Bearer ".length()));
        return unlessDown("""
                {"sub": "%1$s", "cn": "%2$s", "uid": "%1$s", "uid_verified": "True", "birthdate": "1973/07/14"}""".formatted(id, People.name(id)));
    }

    private Answer unlessDown(String json) {
        return down.getAsBoolean() ? new Answer(503, "") : new Answer(200, json);
    }
}
