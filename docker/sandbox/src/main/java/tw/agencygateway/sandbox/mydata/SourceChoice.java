package tw.agencygateway.sandbox.mydata;

import java.util.List;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** Where the data comes from: no misbehaviour, but chosen in the same way, before the citizen consents. */
public enum SourceChoice implements Misbehaviour {
    /** No resource_ids are all. */
    LIVE_DATA;

    private static final Parameter RESOURCE_IDS = Parameter.text("resource_ids", "API.Household1");

    boolean isLive(String resourceId, Parameters p) {
        List<String> ids = p.words(RESOURCE_IDS.name());
        return ids.isEmpty() || ids.contains(resourceId);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(RESOURCE_IDS);
    }

    @Override
    public String stage() {
        return "source";
    }
}
