package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Json;

/** How introspection can deviate (DP §柒.三). */
public enum IntrospectionFault implements Bend<Answer>, EndpointFault {
    /** The other dialect: an error instead of {@code "active": false}. */
    INACTIVE_AS_ERROR(
            IntrospectionFault::fail, Parameter.number("status", 400), Parameter.text("error", "invalid_request")),
    CREDENTIALS_REFUSED((answer, p) -> {
        answer.become(401, Json.object().put("error", "invalid_client"));
        answer.header("WWW-Authenticate", "Basic realm=\"GSP\"");
    }),
    SAYS_INACTIVE((answer, p) -> answer.become(200, Json.object().put("active", false))),
    ACTIVE_THOUGH_EXPIRED((answer, p) -> time(answer, "exp", -p.number("seconds")), Parameter.number("seconds", 60)),
    ACTIVE_THOUGH_NOT_YET_VALID(
            (answer, p) -> time(answer, "nbf", p.number("seconds")), Parameter.number("seconds", 600));

    private final BiConsumer<Answer, Parameters> change;
    private final List<Parameter> parameters;

    IntrospectionFault(BiConsumer<Answer, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = EndpointFault.with(parameters);
    }

    @Override
    public void bend(Answer answer, Parameters given) {
        change.accept(answer, given);
    }

    @Override
    public boolean concerns(Endpoint endpoint, Parameters given) {
        return endpoint == Endpoint.INTROSPECTION;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "gsp_introspection";
    }

    private static void fail(Answer answer, Parameters p) {
        if (answer.body != null && !answer.body.path("active").asBoolean(true)) {
            answer.become(p.number("status"), Json.object().put("error", p.text("error")));
        }
    }

    private static void time(Answer answer, String name, int seconds) {
        if (answer.body != null && answer.token.isPresent()) {
            answer.body.put(name, answer.token.get().now.plusSeconds(seconds).getEpochSecond());
        }
    }
}
