package tw.agencygateway.mydata.sp.entity;

import java.time.Instant;
import java.util.Optional;

/** What a transaction has in its hands. */
record Held(
        SpState state,
        boolean ticket,
        boolean key,
        boolean vaultKey,
        int files,
        Optional<Instant> deadline,
        Optional<Instant> due) {

    static Held by(SpTransaction transaction) {
        return new Held(
                transaction.state(),
                transaction.holdings().ticket().isPresent(),
                transaction.holdings().secretKey().isPresent(),
                transaction.holdings().vaultKey().isPresent(),
                transaction.files().size(),
                transaction.schedule().deadlineAt(),
                transaction.schedule().nextAttemptAt());
    }
}
