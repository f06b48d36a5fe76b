package tw.agencygateway.sandbox.mydata;

import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.fault.TransferHarm;
import tw.agencygateway.sandbox.http.Response;

/**
 * How an answer of {@code GET /service/data} can come to harm on its way, whatever its status. Each befalls the first {@code times}
 * answers; the ticket is good for another one unless it counts as {@code used}.
 */
public record TransferFault(TransferHarm harm) implements Misbehaviour {

    static TransferFault[] values() {
        return Stream.of(TransferHarm.values()).map(TransferFault::new).toArray(TransferFault[]::new);
    }

    Response bend(Response response, Parameters p) {
        return harm.bend(response, p);
    }

    @Override
    public String name() {
        return harm.name();
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        harm.parameters().stream(), Stream.of(Parameter.number("times", 1), Parameter.flag("used")))
                .toList();
    }

    @Override
    public String stage() {
        return "transfer";
    }
}
