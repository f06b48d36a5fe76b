package tw.agencygateway.platform.service;

/** Who is exempt from {@link RateLimits}. Asked only about a caller that is about to be refused. */
@FunctionalInterface
public interface UnlimitedCallers {
    /** @param address a literal one */
    boolean include(String address);
}
