package tw.agencygateway.platform.service;

/** Who is exempt from {@link RateLimits}. Asked only about a caller that is about to be refused. */
@FunctionalInterface
public interface UnlimitedCallers {
    /**
     * Whether a caller is exempt.
     *
     * @param group what it calls
     * @param address a literal one
     */
    boolean include(RateGroup group, String address);
}
