package tw.agencygateway.mydata.dp.service;

import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;

/**
 * What the authorization server's answer means for a request: it goes on, or something happens to it.
 *
 * @param <T> what a request goes on with
 * @param passed present where it goes on
 * @param happening what happens otherwise; LATER where it may be asked again
 * @param code the HTTP status, where there was one; may be null
 */
record Verdict<T>(Optional<T> passed, DpHappening happening, DpReason reason, String code) {

    static <T> Verdict<T> passed(T value) {
        return new Verdict<>(Optional.of(value), null, null, null);
    }

    static <T> Verdict<T> of(DpHappening happening, DpReason reason, String code) {
        return new Verdict<>(Optional.empty(), happening, reason, code);
    }

    /** The same for whoever would have gone on with something else. */
    <U> Verdict<U> instead() {
        return new Verdict<>(Optional.empty(), happening, reason, code);
    }
}
