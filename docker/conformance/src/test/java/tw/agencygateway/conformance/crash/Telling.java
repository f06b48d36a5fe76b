package tw.agencygateway.conformance.crash;

import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tw.agencygateway.conformance.stand.Stand;

/** Stories that are told at the same time, while the test breaks something and mends it again. */
final class Telling implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ExecutorService tellers = Executors.newCachedThreadPool();
    private final List<Story> stories = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();

    /** One story of each plot; where one stands still, its waiting is shortened. */
    static Telling of(Stand stand, Plot... plots) {
        return of(stand, TimeLapse.STANDSTILL, plots);
    }

    /** As {@link #of(Stand, Plot...)}, though what is slower than usual is waited for. */
    static Telling of(Stand stand, Duration standstill, Plot... plots) {
        Telling telling = new Telling();
        Stream.of(plots)
                .forEach(plot -> telling.begin(new Story(stand, plot, TimeLapse.in(stand.database(), standstill))));
        return telling;
    }

    /** One story of each plot, whose waiting the test itself ends until it awaits the end. */
    static Telling unhurried(Stand stand, Plot... plots) {
        Telling telling = new Telling();
        Stream.of(plots).forEach(plot -> telling.begin(new Story(stand, plot, TimeLapse.none(stand.database()))));
        return telling;
    }

    private void begin(Story story) {
        stories.add(story);
        ends.add(CompletableFuture.runAsync(() -> tell(story), tellers));
    }

    List<Story> stories() {
        return List.copyOf(stories);
    }

    /** Waits until every story is at its end. */
    void awaitEnd() {
        stories.forEach(Story::hurry);
        try {
            ends.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new AssertionError(
                    "a story did not come to its end: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static void tell(Story story) {
        await(story.plot().name())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptionsMatching(e -> e instanceof GatewayDownException || e instanceof SQLException)
                .until(() -> {
                    story.goOn();
                    return true;
                });
    }

    @Override
    public void close() {
        tellers.shutdownNow();
    }
}
