package tw.agencygateway.sandbox.gsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameters;

/** Misbehaviours that were chosen, and how often each has shown itself since. */
public final class Behaviour {
    private final Map<Misbehaviour, Integer> shown = new HashMap<>();
    private Faults faults = Faults.NONE;

    public synchronized Faults faults() {
        return faults;
    }

    public synchronized void set(Faults others) {
        faults = others;
        shown.clear();
    }

    /** Lets those of one kind show themselves that concern this endpoint and have not done so often enough. */
    <F extends EndpointFault> void show(Class<F> kind, Endpoint endpoint, BiConsumer<? super F, Parameters> action) {
        faults().each(kind, (fault, parameters) -> {
            if (fault.concerns(endpoint, parameters) && isDue(fault, parameters.number("times"))) {
                action.accept(fault, parameters);
            }
        });
    }

    /** Lets those of one kind change an answer; adds their names to {@code shown}. */
    <F extends EndpointFault & Bend<Answer>> void bend(Class<F> kind, Answer answer, List<String> shown) {
        show(kind, answer.endpoint, (fault, parameters) -> {
            shown.add(fault.id());
            fault.bend(answer, parameters);
        });
    }

    /** @param times zero is always */
    private synchronized boolean isDue(Misbehaviour fault, int times) {
        return shown.merge(fault, 1, Integer::sum) <= times || times == 0;
    }
}
