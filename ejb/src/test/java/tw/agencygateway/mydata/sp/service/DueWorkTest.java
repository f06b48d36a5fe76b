package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.pack.protocol.JweIntake;
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
        work.executor = executor(task -> {
            throw new RejectedExecutionException();
        });
        work.open();

        assertThatThrownBy(work::handOut).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(work::handOut).isInstanceOf(RejectedExecutionException.class);
        assertThat(asked).containsExactly(4, 4);
    }

    @Test
    void aWorkerGoesOnUntilNothingIsDueAndItsLeaseIsKeptMeanwhile() {
        Claim first = claim();
        Claim second = claim();
        Deque<Claim> due = new ArrayDeque<>(List.of(first, second));
        List<Claim> done = new ArrayList<>();
        List<Claim> renewed = new ArrayList<>();
        DueWork work = new DueWork();
        work.configuration = oneWorker();
        work.steps = new ClaimedSteps() {
            @Override
            public List<Claim> claimDue(int limit) {
                return due.isEmpty() ? List.of() : List.of(due.remove());
            }

            @Override
            public void renew(Claim claim) {
                renewed.add(claim);
            }
        };
        work.verifications = new VerifyData() {
            @Override
            public void perform(Claim claim, Optional<JweIntake> intake) {
                done.add(claim);
                work.keepLeases();
            }
        };
        work.executor = executor(task -> task.run());
        work.open();

        work.handOut();
        work.keepLeases();

        assertThat(done).containsExactly(first, second);
        assertThat(renewed).containsExactly(first, second);
    }

    @Test
    void aVerificationThatBreaksOffIsGivenUpAndItsWorkerIsFreeAgain() {
        List<Claim> due = List.of(claim(), claim());
        List<Claim> givenUp = new ArrayList<>();
        Iterator<Claim> claims = due.iterator();
        DueWork work = new DueWork();
        work.configuration = oneWorker();
        work.steps = new ClaimedSteps() {
            @Override
            public List<Claim> claimDue(int limit) {
                return claims.hasNext() ? List.of(claims.next()) : List.of();
            }
        };
        work.verifications = new VerifyData() {
            @Override
            public void perform(Claim claim, Optional<JweIntake> intake) {
                throw new IllegalStateException("no such thing should happen");
            }

            @Override
            public void giveUp(Claim claim) {
                givenUp.add(claim);
            }
        };
        work.executor = executor(task -> task.run());
        work.open();

        work.handOut();
        work.handOut();

        assertThat(givenUp).isEqualTo(due);
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), UUID.randomUUID(), Work.VERIFY);
    }

    private static SpConfiguration oneWorker() {
        return new SpConfiguration() {
            @Override
            public int workers() {
                return 1;
            }
        };
    }

    private static ManagedExecutorService executor(Consumer<Runnable> with) {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                DueWorkTest.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> {
                    with.accept((Runnable) arguments[0]);
                    return null;
                });
    }
}
