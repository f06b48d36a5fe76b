package tw.agencygateway.sandbox.gsp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.sandbox.http.Trace;

/** A token that a citizen's consent has brought forth, and what was asked about it. */
public final class AccessToken {
    private static final int MOST_TRACES = 200;

    private final String value;
    private final Citizen citizen;
    private final Grant grant;
    private final Behaviour behaviour = new Behaviour();
    private final List<Trace> traces = new ArrayList<>();
    private boolean revoked;

    /**
     * What was agreed to.
     *
     * @param clientId of the service for which MyData asks
     */
    public record Grant(String clientId, List<String> scopes, Instant issued, Instant expires) {}

    AccessToken(String value, Citizen citizen, Grant grant) {
        this.value = value;
        this.citizen = citizen;
        this.grant = grant;
    }

    public String value() {
        return value;
    }

    public Citizen citizen() {
        return citizen;
    }

    public Grant grant() {
        return grant;
    }

    /** How GSP misbehaves wherever this token is presented. */
    public Behaviour behaviour() {
        return behaviour;
    }

    public synchronized boolean isRevoked() {
        return revoked;
    }

    public synchronized void revoke() {
        revoked = true;
    }

    public synchronized List<Trace> traces() {
        return List.copyOf(traces);
    }

    synchronized void record(Trace trace) {
        if (traces.size() < MOST_TRACES) {
            traces.add(trace);
        }
    }
}
