package tw.agencygateway.mydata.dp.service;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpState;

/**
 * How a request stands when a call looks at it.
 *
 * @param reason why, where there is a reason
 * @param retryAfter when it is worth looking again
 * @param settled whether it has come to its end, though nothing may be said of that before the token is introspected
 * @param file present where it is ready
 * @param vaultKey the sealed key of the file's folder
 */
public record Standing(
        UUID uid,
        DpState state,
        Optional<DpReason> reason,
        Duration retryAfter,
        boolean settled,
        Optional<DpFile> file,
        Optional<byte[]> vaultKey) {

    /** Of a call that comes to no request. */
    static Standing refused(DpState state, DpReason reason) {
        return new Standing(null, state, Optional.of(reason), Duration.ZERO, false, Optional.empty(), Optional.empty());
    }
}
