package tw.agencygateway.sandbox.fault;

import java.util.List;
import java.util.Locale;

/**
 * One way in which a counterparty can deviate from its specification. The entries are enum constants beside the step that
 * they bend; each is described in both languages under {@code fault.<id>} and {@code fault.<id>.what}.
 */
public interface Misbehaviour {
    String name();

    List<Parameter> parameters();

    /** The step that it bends; its words stand under {@code stage.<stage>}. */
    String stage();

    default String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
