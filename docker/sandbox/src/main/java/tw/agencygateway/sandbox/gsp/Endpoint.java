package tw.agencygateway.sandbox.gsp;

import java.util.Locale;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** What of GSP a data provider calls (DP §柒). */
public enum Endpoint {
    DISCOVERY,
    INTROSPECTION,
    USER_INFO;

    /** The setting of misbehaviours that can befall each of them: their ids, separated by commas; all, where empty. */
    static final Parameter CHOICE = Parameter.text("endpoint", "");

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isChosen(Parameters p) {
        return p.words(CHOICE.name()).isEmpty() || p.words(CHOICE.name()).contains(id());
    }
}
