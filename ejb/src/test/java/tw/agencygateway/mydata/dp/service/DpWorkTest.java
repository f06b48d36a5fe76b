package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DpWorkTest {

    private final AtomicInteger rounds = new AtomicInteger();
    private DpWork current;

    @Test
    void whoAsksWhileWorkIsHandedOutIsServedByAnotherRound() {
        current = work(() -> {
            if (rounds.get() == 1) {
                current.handOut();
                assertThat(rounds).hasValue(1);
            }
        });

        current.handOut();
        assertThat(rounds).hasValue(2);

        current.handOut();
        assertThat(rounds).hasValue(3);
    }

    @Test
    void aFailureDoesNotKeepTheNextFromBeingServed() {
        DpWork work = work(() -> {
            if (rounds.get() == 1) {
                throw new IllegalStateException("the database is away");
            }
        });

        assertThatThrownBy(work::handOut).isInstanceOf(IllegalStateException.class);
        work.handOut();

        assertThat(rounds).hasValue(2);
    }

    private DpWork work(Runnable meanwhile) {
        DpWork work = new DpWork();
        work.configuration = new DpConfiguration() {
            @Override
            public int workers() {
                return 1;
            }

            @Override
            public int workersOfOne() {
                return 1;
            }
        };
        work.threads = new DpThreads();
        work.steps = new DpSteps() {
            @Override
            public List<DpClaim> claimDue(int limit, Map<String, Integer> busy, int ofOne) {
                rounds.incrementAndGet();
                meanwhile.run();
                return List.of();
            }
        };
        work.open();
        return work;
    }
}
