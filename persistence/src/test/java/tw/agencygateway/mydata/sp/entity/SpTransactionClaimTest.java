package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Claims of a transaction's work, and when it is due again. */
class SpTransactionClaimTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Test
    void aClaimEndsWithTheWorkItWasFor() {
        FlowWalk walk = FlowWalk.to(SpState.AWAY_FETCHING);
        UUID worker = UUID.randomUUID();
        walk.transaction().claim(worker, LEASE, walk.now());

        walk.apply(SpHappening.RETURN_OK);
        assertThat(walk.transaction().isClaimedBy(worker)).isTrue();

        walk.apply(SpHappening.DATA);
        assertThat(walk.transaction().isClaimedBy(worker)).isFalse();
        assertThat(walk.transaction().schedule().attempts()).isZero();
    }

    @Test
    void aLeaseThatIsRenewedEndsLater() {
        FlowWalk walk = FlowWalk.to(SpState.CHECKING);
        walk.transaction().claim(UUID.randomUUID(), LEASE, walk.now());

        walk.transaction().renew(FlowWalk.LATER);
        walk.transaction().renew(walk.now());

        assertThat(walk.transaction().schedule().nextAttemptAt()).contains(FlowWalk.LATER);
    }

    @Test
    void aClaimThatEndedWithoutAWordIsRememberedUntilTheWorkIsDone() {
        FlowWalk walk = FlowWalk.to(SpState.FETCHING);
        SpTransaction transaction = walk.transaction();
        transaction.claim(UUID.randomUUID(), LEASE, walk.now());
        walk.apply(SpHappening.LATER);
        transaction.claim(UUID.randomUUID(), LEASE, walk.now());
        assertThat(transaction.schedule().claimLost()).isEmpty();

        transaction.claim(UUID.randomUUID(), LEASE, FlowWalk.LATER);
        assertThat(transaction.schedule().claimLost()).contains(FlowWalk.LATER);

        walk.apply(SpHappening.DATA);
        assertThat(transaction.schedule().claimLost()).isEmpty();
    }

    @Test
    void whatCannotBeJudgedIsJudgedAgainAtGrowingIntervals() {
        FlowWalk walk = FlowWalk.to(SpState.UNDECIDED);
        SpTransaction transaction = walk.transaction();
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            transaction.claim(UUID.randomUUID(), LEASE, walk.now());
            walk.apply(SpHappening.UNDECIDED);
            waits.add(Duration.between(
                    walk.now(), transaction.schedule().nextAttemptAt().orElseThrow()));
        }

        assertThat(waits).startsWith(Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(waits).endsWith(Duration.ofMinutes(512), Duration.ofMinutes(512));
    }

    @Test
    void aNodeThatDiesOverAJudgementDoesNotTryAgainEveryMinute() {
        FlowWalk walk = FlowWalk.to(SpState.UNDECIDED);
        SpTransaction transaction = walk.transaction();
        for (int i = 0; i < 5; i++) {
            transaction.claim(UUID.randomUUID(), LEASE, walk.now());
        }

        assertThat(transaction.schedule().nextAttemptAt()).contains(walk.now().plus(Duration.ofMinutes(32)));
    }
}
