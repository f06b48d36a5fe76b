package tw.agencygateway.platform.service;

import java.util.Optional;

/** What a feature adds to {@link Readiness}: a bean that implements this is asked with the rest, as often as that is. */
@FunctionalInterface
public interface ReadinessCheck {
    /** The part that is missing, if it is. */
    Optional<Readiness.Part> missing();
}
