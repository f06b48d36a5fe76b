package tw.agencygateway.sandbox.mydata;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Harm;
import tw.agencygateway.sandbox.http.Response;

/**
 * How an answer of {@code GET /service/data} can come to harm on its way, whatever its status. Each befalls the first {@code times}
 * answers; the ticket is good for another one unless it counts as {@code used}.
 */
public enum TransferFault implements Misbehaviour {
    /** After so many bytes of the body, or of the whole answer; less than none counts from the end. */
    CONNECTION_CUT(
            (response, p) -> Harm.cut(response, p.text("part"), p.number("after"), p.flag("reset")),
            Parameter.text("part", "body"),
            Parameter.number("after", 0),
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
            Parameter.text("text", "<!DOCTYPE html><title>維護中</title><p>MyData is closed for maintenance.")),
    GZIPPED((response, p) -> Harm.gzipped(response));

    private final BiFunction<Response, Parameters, Response> change;
    private final List<Parameter> parameters;

    TransferFault(BiFunction<Response, Parameters, Response> change, Parameter... parameters) {
        this.change = change;
        this.parameters = Stream.concat(
                        Stream.of(parameters), Stream.of(Parameter.number("times", 1), Parameter.flag("used")))
                .toList();
    }

    Response bend(Response response, Parameters p) {
        return change.apply(response, p);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "transfer";
    }
}
