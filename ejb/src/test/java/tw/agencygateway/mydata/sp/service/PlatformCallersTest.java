package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tw.agencygateway.platform.service.MovableClock;
import tw.agencygateway.platform.service.RateGroup;

class PlatformCallersTest {

    private static final String MYDATA = "192.0.2.1";
    private static final String STRANGER = "198.51.100.1";

    private final MovableClock clock = new MovableClock();
    private final List<String> registered = new ArrayList<>(List.of(MYDATA + "/32"));

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void nobodyOfThePlatformIsRefusedWhileTheFirstQuestionIsUnderWay() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        PlatformCallers callers = new PlatformCallers(
                register(() -> {
                    asked.countDown();
                    answer.await();
                    return registered;
                }),
                clock);
        FutureTask<Boolean> first = new FutureTask<>(() -> callers.include(RateGroup.NOTIFICATION, MYDATA));
        FutureTask<Boolean> second = new FutureTask<>(() -> callers.include(RateGroup.NOTIFICATION, MYDATA));

        new Thread(first).start();
        asked.await();
        Thread waiting = new Thread(second);
        waiting.start();
        while (!second.isDone() && waiting.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        answer.countDown();

        assertThat(List.of(first.get(), second.get())).containsExactly(true, true);
    }

    @Test
    void aChangeIsKnownWithinHalfAMinuteAndAFailureKeepsWhatWasKnown() {
        List<RuntimeException> failures = new ArrayList<>();
        PlatformCallers callers = new PlatformCallers(
                register(() -> {
                    if (!failures.isEmpty()) {
                        throw failures.get(0);
                    }
                    return List.copyOf(registered);
                }),
                clock);
        assertThat(callers.include(RateGroup.NOTIFICATION, STRANGER)).isFalse();

        registered.add(STRANGER + "/32");
        clock.move(Duration.ofSeconds(30));
        assertThat(callers.include(RateGroup.NOTIFICATION, STRANGER)).isTrue();

        failures.add(new EJBException("no connection"));
        clock.move(Duration.ofSeconds(30));
        assertThat(callers.include(RateGroup.NOTIFICATION, MYDATA)).isTrue();
    }

    private static ServiceRegister register(Callable<List<String>> addresses) {
        return new ServiceRegister() {
            @Override
            public List<String> platformAddresses() {
                try {
                    return addresses.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
