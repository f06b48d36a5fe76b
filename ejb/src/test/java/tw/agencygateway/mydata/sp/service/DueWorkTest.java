package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

class DueWorkTest {

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void aServerThatRefusesAThreadCostsNoWorker() {
        DueWork work = new DueWork();
        work.configuration = new SpConfiguration() {
            @Override
            public int workers() {
                return 4;
            }
        };
        work.steps = new ClaimedSteps() {
            @Override
            public List<Claim> claimDue(int limit) {
                asked.add(limit);
                return List.of(new Claim(UUID.randomUUID(), UUID.randomUUID(), Work.DOWNLOAD));
            }
        };
        work.executor = refusing();
        work.open();

        assertThatThrownBy(work::handOut).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(work::handOut).isInstanceOf(RejectedExecutionException.class);
        assertThat(asked).containsExactly(4, 4);
    }

    private static ManagedExecutorService refusing() {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                DueWorkTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> {
                    throw new RejectedExecutionException();
                });
    }
}
