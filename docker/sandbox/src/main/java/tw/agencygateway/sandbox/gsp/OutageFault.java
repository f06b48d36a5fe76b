package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.function.BiFunction;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Harm;
import tw.agencygateway.sandbox.http.Response;

/** How GSP can be away in part, in whole, or have moved. */
public enum OutageFault implements WireFault {
    /** Says nothing for so long, then answers. */
    SLOW((response, p) -> response, Parameter.number("millis", 3_000)),
    /** Status zero hangs up without a word. */
    DOWN(
            (response, p) -> p.number("status") == 0
                    ? Harm.silence(response, p.flag("reset"))
                    : Response.text(p.number("status"), "GSP is closed for maintenance."),
            Parameter.number("status", 0),
            Parameter.flag("reset")),
    REDIRECTED((response, p) -> Response.empty(302).with("Location", p.text("to")), Parameter.text("to", Gsp.TRAP));

    private final BiFunction<Response, Parameters, Response> change;
    private final List<Parameter> parameters;

    OutageFault(BiFunction<Response, Parameters, Response> change, Parameter... parameters) {
        this.change = change;
        this.parameters = EndpointFault.with(Endpoint.CHOICE, parameters);
    }

    @Override
    public Response bend(Response response, Parameters p) {
        return change.apply(response, p);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }
}
