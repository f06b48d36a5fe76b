package tw.agencygateway.sandbox.fault;

/**
 * A misbehaviour that changes what a step is about to do.
 *
 * @param <D> the step's draft: all that it will do, still changeable
 */
public interface Bend<D> extends Misbehaviour {
    void bend(D draft, Parameters parameters);
}
