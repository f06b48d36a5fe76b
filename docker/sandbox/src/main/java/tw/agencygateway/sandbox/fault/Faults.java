package tw.agencygateway.sandbox.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** The misbehaviours chosen for one transaction, in the order in which they were given. */
public final class Faults {
    public static final Faults NONE = new Faults(Map.of());

    private final Map<Misbehaviour, Parameters> chosen;

    Faults(Map<? extends Misbehaviour, Parameters> chosen) {
        this.chosen = new LinkedHashMap<>(chosen);
    }

    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    public boolean has(Misbehaviour misbehaviour) {
        return chosen.containsKey(misbehaviour);
    }

    public boolean hasAny(Class<? extends Misbehaviour> step) {
        return chosen.keySet().stream().anyMatch(step::isInstance);
    }

    /** Lets every chosen misbehaviour of one step change that step's draft. */
    public <D> void bend(Class<? extends Bend<D>> step, D draft) {
        each(step, (misbehaviour, parameters) -> misbehaviour.bend(draft, parameters));
    }

    public <M extends Misbehaviour> void each(Class<M> step, BiConsumer<? super M, Parameters> action) {
        chosen.forEach((misbehaviour, parameters) -> {
            if (step.isInstance(misbehaviour)) {
                action.accept(step.cast(misbehaviour), parameters);
            }
        });
    }

    public <M extends Misbehaviour> boolean any(Class<M> step, BiPredicate<? super M, Parameters> condition) {
        return chosen.entrySet().stream()
                .anyMatch(entry ->
                        step.isInstance(entry.getKey()) && condition.test(step.cast(entry.getKey()), entry.getValue()));
    }

    /** As the management API writes it: id → settings. */
    public Map<String, Map<String, String>> toMap() {
        Map<String, Map<String, String>> map = new LinkedHashMap<>();
        chosen.forEach((misbehaviour, parameters) -> map.put(misbehaviour.id(), parameters.values()));
        return map;
    }
}
