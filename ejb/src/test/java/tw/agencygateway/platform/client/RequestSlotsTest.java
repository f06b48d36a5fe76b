package tw.agencygateway.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RequestSlotsTest {

    private final RequestSlots slots = new RequestSlots(2, 1);
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

    private CompletableFuture<String> send() {
        return slots.send(() -> {
            CompletableFuture<String> request = new CompletableFuture<>();
            sent.add(request);
            return request;
        });
    }
}
