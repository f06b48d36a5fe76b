package tw.agencygateway.mydata.dp.service;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a call of the DP-API comes to.
 *
 * @param answer where there is no file, or nobody to send it
 * @param file opens it
 */
record Outcome(DpAnswer answer, Optional<Supplier<DpAnswer>> file) {

    static Outcome of(DpAnswer answer) {
        return new Outcome(answer, Optional.empty());
    }
}
