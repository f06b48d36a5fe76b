package tw.agencygateway.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestSlotsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RequestSlots slots = new RequestSlots(2, 1, Runnable::run);
    private final List<CompletableFuture<String>> sent = new ArrayList<>();

    @Test
    void soManyAreUnderWayAndTheNextWaitsForItsTurn() {
        CompletableFuture<String> first = send();
        send();
        CompletableFuture<String> third = send();
        assertThat(sent).hasSize(2);

        sent.get(0).complete("a");
        assertThat(first).isCompletedWithValue("a");
        assertThat(sent).hasSize(3);

        sent.get(2).complete("c");
        assertThat(third).isCompletedWithValue("c");
    }

    @Test
    void whoeverComesWhenTooManyWaitIsRefused() {
        send();
        send();
        send();

        assertThat(send()).isCompletedExceptionally();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aFailureGivesTheSlotBackToo() {
        CompletableFuture<String> first = send();
        send();
        send();

        sent.get(0).completeExceptionally(new OutboundException("down"));

        assertThat(first).isCompletedExceptionally();
        assertThat(sent).hasSize(3);
    }

    @Test
    void whoGivesUpWhileWaitingIsNotSentAndWhoGivesUpLaterIsEnded() {
        CompletableFuture<String> first = send();
        send();
        CompletableFuture<String> third = send();
        third.cancel(true);

        first.cancel(true);
        assertThat(sent.get(0)).isCancelled();
        assertThat(sent).hasSize(2);

        send();
        assertThat(sent).hasSize(3);
    }

    @Test
    void whoeverWaitsLongerThanItsPatienceIsRefusedAndGivesItsPlaceUp() {
        send();
        send();

        CompletableFuture<String> impatient = slots.send(Duration.ofMillis(20), this::request);

        assertThat(impatient)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(NoSlotException.class);
        assertThat(send()).isNotDone();
        assertThat(sent).hasSize(2);
    }

    @Test
    void aRequestThatCannotBeBegunGivesTheSlotBack() {
        for (int i = 0; i < 5; i++) {
            assertThat(slots.send(PATIENCE, () -> {
                        throw new IllegalStateException("no thread");
                    }))
                    .isCompletedExceptionally();
        }

        send();
        assertThat(sent).hasSize(1);
    }

    @Test
    void aLongQueueThatIsAnsweredAtOnceGoesNoDeeperWithEach() {
        RequestSlots one = new RequestSlots(1, 100_000, Runnable::run);
        CompletableFuture<String> first = new CompletableFuture<>();
        one.send(PATIENCE, () -> first);
        List<CompletableFuture<String>> queue = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            queue.add(one.send(PATIENCE, () -> CompletableFuture.completedFuture("at once")));
        }

        first.complete("at last");

        assertThat(queue).allSatisfy(answer -> assertThat(answer).isCompletedWithValue("at once"));
    }

    @Test
    void anAnswerThatIsThereAtOnceIsToldByTheTellersWhileOthersAreGivenSlots() {
        List<Runnable> toTell = new ArrayList<>();
        RequestSlots one = new RequestSlots(1, 1, toTell::add);

        CompletableFuture<String> first = one.send(PATIENCE, () -> CompletableFuture.completedFuture("at once"));
        CompletableFuture<String> next = first.thenCompose(value -> one.send(PATIENCE, this::request));
        assertThat(first).isNotDone();
        one.send(PATIENCE, this::request);
        assertThat(sent).hasSize(1);

        toTell.get(0).run();
        assertThat(first).isCompletedWithValue("at once");
        assertThat(next).isNotDone();
    }

    @Test
    void whoeverWaitedTooLongIsToldByTheTellers() throws Exception {
        BlockingQueue<Runnable> toTell = new LinkedBlockingQueue<>();
        RequestSlots one = new RequestSlots(1, 1, toTell::add);
        one.send(PATIENCE, this::request);

        CompletableFuture<String> impatient = one.send(Duration.ofMillis(20), this::request);

        Runnable telling = toTell.poll(10, TimeUnit.SECONDS);
        assertThat(impatient).isNotDone();
        telling.run();
        assertThat(impatient).isCompletedExceptionally();
    }

    private CompletableFuture<String> send() {
        return slots.send(PATIENCE, this::request);
    }

    private CompletableFuture<String> request() {
        CompletableFuture<String> request = new CompletableFuture<>();
        sent.add(request);
        return request;
    }
}
