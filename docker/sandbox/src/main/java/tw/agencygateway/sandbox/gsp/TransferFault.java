package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.fault.TransferHarm;
import tw.agencygateway.sandbox.http.Response;

/** How an answer of GSP can come to harm on its way. */
public record TransferFault(TransferHarm harm) implements WireFault {

    static TransferFault[] values() {
        return Stream.of(TransferHarm.values()).map(TransferFault::new).toArray(TransferFault[]::new);
    }

    @Override
    public Response bend(Response response, Parameters p) {
        return harm.bend(response, p);
    }

    @Override
    public String name() {
        return harm.name();
    }

    @Override
    public List<Parameter> parameters() {
        return EndpointFault.with(Endpoint.CHOICE, harm.parameters().toArray(Parameter[]::new));
    }
}
