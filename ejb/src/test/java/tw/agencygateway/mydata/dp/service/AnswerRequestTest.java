package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpDataSet;

class AnswerRequestTest {

    private static final DpRequestLine LINE =
            new DpRequestLine("household", List.of(), "application/json", null, null, "192.0.2.1");

    private final AnswerRequest requests = new AnswerRequest();
    private final BlockingQueue<String> senders = new ArrayBlockingQueue<>(1);

    @BeforeEach
    void open() {
        requests.clock = Clock.systemUTC();
        requests.threads = new DpThreads() {
            @Override
            Executor steps() {
                return task -> new Thread(task, "steps").start();
            }

            @Override
            Executor answers() {
                return task -> new Thread(task, "answers").start();
            }
        };
        requests.open();
    }

    @Test
    void anAnswerIsNotSentByAThreadOfTheDatabaseSteps() throws Exception {
        requests.calls = serving(Optional::empty);

        requests.answer(LINE, (answer, failure) -> senders.add(answer.status() + " by " + name()));

        assertThat(senders.poll(1, TimeUnit.MINUTES)).isEqualTo("403 by answers");
    }

    @Test
    void norIsAFailure() throws Exception {
        requests.calls = serving(() -> {
            throw new IllegalStateException("no database");
        });

        requests.answer(
                LINE, (answer, failure) -> senders.add(failure.getCause().getMessage() + " by " + name()));

        assertThat(senders.poll(1, TimeUnit.MINUTES)).isEqualTo("no database by answers");
    }

    private static String name() {
        return Thread.currentThread().getName();
    }

    private static DpCalls serving(Supplier<Optional<DpDataSet>> found) {
        return new DpCalls() {
            @Override
            public Optional<DpDataSet> serving(String resource, String address) {
                return found.get();
            }
        };
    }
}
