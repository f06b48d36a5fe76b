package tw.agencygateway.platform.service;

import java.util.HashMap;
import java.util.Map;

/**
 * How many calls of a kind are under way on this node, in all and from one caller; an IPv6 caller counts by its /64. Whoever may begin
 * has to end.
 */
public final class CallsAtOnce {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int all;

    public CallsAtOnce(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Counts a call that begins.
     *
     * @param address as {@link ClientAddresses} gives it
     * @return false where there are too many: then none has begun
     */
    public synchronized boolean begin(String address) {
        String caller = IpAddress.network(address);
        int own = byCaller.getOrDefault(caller, 0);
        if (all == most || own == mostOfOne) {
            return false;
        }
        byCaller.put(caller, own + 1);
        all++;
        return true;
    }

    /** Counts the end of a call that had begun. */
    public synchronized void end(String address) {
        byCaller.computeIfPresent(IpAddress.network(address), (caller, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
