package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.service.MovableClock;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SourceCallsTest {

    private static final Duration TIME = Duration.ofMillis(50);
    private static final DpPerson PERSON = new DpPerson("A123456789", null, null, null);
    private static final DpPerson OTHER = new DpPerson("B223344554", null, null, null);

    private final DpDataSet dataSet = DataSets.of(DataSets.strict());
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    void aSourceThatNeverReturnsIsNotWaitedFor() {
        SourceCalls calls = calls(query -> {
            awaitEnd();
            return List.of();
        });

        assertThatThrownBy(() -> calls.fetch(dataSet, PERSON)).hasMessage("no answer within " + TIME);
        assertThatThrownBy(() -> calls.fetch(dataSet, PERSON)).hasMessage("its earlier answers are still awaited");
        assertThatThrownBy(() -> calls.probe(dataSet)).hasMessage("no answer within " + TIME);
    }

    @Test
    void whatASourceThrowsIsItsFailureAndQuotesNothing() {
        SourceCalls calls = calls(query -> {
            throw new IllegalArgumentException("A123456789");
        });

        assertThatThrownBy(() -> calls.fetch(dataSet, PERSON))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessage("it failed with IllegalArgumentException");
    }

    @Test
    void whatItRefusesIsAnAnswerAndNoReasonToLeaveItAlone() {
        SourceCalls calls = calls(query -> {
            throw new SourceException(Kind.WRONG, "no such table");
        });

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> calls.fetch(dataSet, PERSON)).hasMessage("no such table");
        }
    }

    @Test
    void trialsThatFailAreNothingThatRequestsFeel() throws Exception {
        SourceCalls calls = calls(query -> {
            if (query.person() == PERSON) {
                return List.of();
            }
            throw new SourceException(Kind.UNREACHABLE, "closed");
        });

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> calls.attempt(dataSet, OTHER)).hasMessage("closed");
        }
        assertThat(calls.fetch(dataSet, PERSON)).isEmpty();
    }

    @Test
    void aTrialThatNeverEndsLeavesThePlacesToRequests() throws Exception {
        SourceCalls calls = calls(query -> {
            if (query.person() == OTHER) {
                awaitEnd();
            }
            return List.of();
        });

        assertThatThrownBy(() -> calls.attempt(dataSet, OTHER)).hasMessage("no answer within " + TIME);
        assertThat(calls.fetch(dataSet, PERSON)).isEmpty();
    }

    @Test
    void aFormIsAnsweredInTimeAndToldNothingThatAnAgencysClassQuotes() {
        SourceCalls calls = calls(query -> List.of());
        PersonDataSource silent = source(query -> {
            awaitEnd();
            return List.of();
        });
        PersonDataSource talkative = source(query -> {
            throw new IllegalArgumentException("Bearer secret");
        });
        SourceQuery query = calls.sources.query(dataSet, PERSON, calls.probeTime());

        assertThatThrownBy(() -> calls.columns(silent, query)).hasMessage("no answer within " + TIME);
        assertThatThrownBy(() -> calls.columns(talkative, query)).hasMessage("it failed with IllegalArgumentException");
    }

    @Test
    void aCallThatGotNoThreadKeepsNoPlace() throws Exception {
        SourceCalls calls = calls(query -> List.of());
        DpThreads working = calls.threads;
        calls.threads = new DpThreads() {
            @Override
            Executor sources() {
                return question -> {
                    throw new RejectedExecutionException("no thread");
                };
            }
        };
        assertThatThrownBy(() -> calls.fetch(dataSet, PERSON)).isInstanceOf(RejectedExecutionException.class);

        calls.threads = working;
        assertThat(calls.fetch(dataSet, PERSON)).isEmpty();
    }

    private void awaitEnd() {
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException e) {
                // an agency's class that does not care
                over = false;
            }
        }
    }

    @FunctionalInterface
    private interface Fetch {
        List<Map<String, Object>> fetch(SourceQuery query) throws SourceException, InterruptedException;
    }

    private SourceCalls calls(Fetch fetch) {
        SourceCalls calls = new SourceCalls();
        calls.clock = new MovableClock();
        calls.configuration = new DpConfiguration() {
            @Override
            public Duration sourceTime() {
                return TIME;
            }

            @Override
            public int workersOfOne() {
                return 1;
            }
        };
        calls.threads = new DpThreads() {
            @Override
            Executor sources() {
                return threads;
            }
        };
        calls.sources = new SourceCatalogue() {
            @Override
            PersonDataSource of(DpDataSet any) {
                return source(fetch);
            }

            @Override
            SourceQuery query(DpDataSet any, DpPerson person, Duration time) {
                return new SourceQuery(
                        Map.of(), Optional.empty(), List.of(), person, new SourceQuery.Limits(time, 1, 1));
            }
        };
        return calls;
    }

    private static PersonDataSource source(Fetch fetch) {
        return new PersonDataSource() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException, InterruptedException {
                return fetch.fetch(query);
            }

            @Override
            public void probe(SourceQuery query) throws SourceException, InterruptedException {
                fetch.fetch(query);
            }
        };
    }
}
