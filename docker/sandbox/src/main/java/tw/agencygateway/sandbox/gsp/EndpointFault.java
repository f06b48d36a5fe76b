package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** A misbehaviour in what an endpoint answers, {@code times} times (zero is always). */
interface EndpointFault extends Misbehaviour {

    boolean concerns(Endpoint endpoint, Parameters parameters);

    /** The settings, and those that all of them have. */
    static List<Parameter> with(Parameter common, Parameter... own) {
        return Stream.concat(Stream.of(own), Stream.of(common, Parameter.number("times", 0)))
                .toList();
    }

    /** The settings, and how often. */
    static List<Parameter> with(Parameter... own) {
        return Stream.concat(Stream.of(own), Stream.of(Parameter.number("times", 0)))
                .toList();
    }
}
