package tw.agencygateway.sandbox.mydata;

import java.util.List;
import java.util.Optional;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Response;

/** What {@code GET /service/data} can answer instead of the data. */
public enum AnswerFault implements Misbehaviour {
    /** An empty retry_after leaves the header out; one with semicolons is sent as several headers. */
    DATA_PREPARING(429, Parameter.number("times", 2), Parameter.text("retry_after", "1")),
    DATA_EARLY_403(403, Parameter.number("times", 1)),
    DATA_ALREADY_FETCHED(201),
    /** Zero times is always. */
    DATA_STATUS(0, Parameter.number("code", 504), Parameter.number("times", 0));

    private final int status;
    private final List<Parameter> parameters;

    AnswerFault(int status, Parameter... parameters) {
        this.status = status;
        this.parameters = List.of(parameters);
    }

    /** @param before how often it answered already */
    Optional<Response> answer(int before, Parameters p) {
        int times = p.values().containsKey("times") ? p.number("times") : 0;
        if (times > 0 && before >= times) {
            return Optional.empty();
        }
        int code = p.values().containsKey("code") ? p.number("code") : status;
        Response response = Response.empty(code).with("Content-Type", "application/jwe");
        String retryAfter = p.values().getOrDefault("retry_after", "");
        return Optional.of(retryAfter.isEmpty() ? response : response.with("Retry-After", retryAfter.split(";")));
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "data";
    }
}
