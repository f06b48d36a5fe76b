package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.function.BiFunction;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Harm;
import tw.agencygateway.sandbox.http.Response;

/** How an answer of GSP can come to harm on its way, at any of its endpoints. */
public enum WireFault implements EndpointFault {
    /** Says nothing for so long, then answers. */
    SLOW(WireFault::unchanged, Parameter.number("millis", 3_000)),
    /** Status zero hangs up without a word. */
    DOWN(
            (response, p) -> p.number("status") == 0
                    ? Harm.silence(response, p.flag("reset"))
                    : Response.text(p.number("status"), "GSP is closed for maintenance."),
            Parameter.number("status", 0),
            Parameter.flag("reset")),
    REDIRECTED((response, p) -> Response.empty(302).with("Location", p.text("to")), Parameter.text("to", Gsp.TRAP)),
    CONNECTION_CUT(
            (response, p) -> Harm.cut(response, p.text("part"), p.number("after"), p.flag("reset")),
            Parameter.text("part", "body"),
            Parameter.number("after", 10),
            Parameter.flag("reset")),
    CONTENT_LENGTH((response, p) -> Harm.announced(response, p.number("more")), Parameter.number("more", 100)),
    SLOW_HEAD(
            (response, p) -> Harm.slowHead(response, p.number("bytes"), p.number("millis")),
            Parameter.number("bytes", 100),
            Parameter.number("millis", 20)),
    SLOW_BODY(
            (response, p) -> Harm.slowBody(response, p.number("pieces"), p.number("millis")),
            Parameter.number("pieces", 50),
            Parameter.number("millis", 100)),
    ENDLESS_HEAD((response, p) -> Harm.endlessHead(response)),
    ENDLESS_BODY((response, p) -> Harm.endlessBody(response)),
    NO_HTTP((response, p) -> Harm.noHttp(response, p.text("text")), Parameter.text("text", "HTTP/1.1 2OO OK")),
    OTHER_CONTENT_TYPE(
            (response, p) -> response.with("Content-Type", p.text("type")), Parameter.text("type", "text/html")),
    OTHER_BODY(
            (response, p) -> Harm.otherBody(response, p.text("text")),
            Parameter.text("text", "<!DOCTYPE html><title>維護中</title><p>GSP is closed for maintenance.")),
    GZIPPED((response, p) -> Harm.gzipped(response));

    private final BiFunction<Response, Parameters, Response> change;
    private final List<Parameter> parameters;

    WireFault(BiFunction<Response, Parameters, Response> change, Parameter... parameters) {
        this.change = change;
        this.parameters = EndpointFault.with(Endpoint.CHOICE, parameters);
    }

    Response bend(Response response, Parameters p) {
        return change.apply(response, p);
    }

    @Override
    public boolean concerns(Endpoint endpoint, Parameters given) {
        return endpoint.isChosen(given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "gsp_wire";
    }

    private static Response unchanged(Response response, Parameters p) {
        return response;
    }
}
