package tw.agencygateway.sandbox.gsp;

import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Response;

/** What can befall an answer of GSP on its way, at any of its endpoints, whatever it says. */
interface WireFault extends EndpointFault {

    Response bend(Response response, Parameters p);

    @Override
    default boolean concerns(Endpoint endpoint, Parameters given) {
        return endpoint.isChosen(given);
    }

    @Override
    default String stage() {
        return "gsp_wire";
    }
}
