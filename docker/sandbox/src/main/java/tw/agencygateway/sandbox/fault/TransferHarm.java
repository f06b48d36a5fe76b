package tw.agencygateway.sandbox.fault;

import java.util.List;
import java.util.function.BiFunction;
import tw.agencygateway.sandbox.http.Harm;
import tw.agencygateway.sandbox.http.Response;

/** How any answer can come to harm on its way, whatever it says. Each counterparty makes misbehaviours of these, with settings of its own. */
public enum TransferHarm {
    /** After so many bytes of the body, or of the whole answer; less than none counts from the end. */
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
            Parameter.text("text", "<!DOCTYPE html><title>維護中</title><p>Closed for maintenance.")),
    GZIPPED((response, p) -> Harm.gzipped(response));

    private final BiFunction<Response, Parameters, Response> change;
    private final List<Parameter> parameters;

    TransferHarm(BiFunction<Response, Parameters, Response> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    public Response bend(Response response, Parameters p) {
        return change.apply(response, p);
    }

    public List<Parameter> parameters() {
        return parameters;
    }
}
