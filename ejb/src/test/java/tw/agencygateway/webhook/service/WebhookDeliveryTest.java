package tw.agencygateway.webhook.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;

class WebhookDeliveryTest {

    private final WebhookStage stage = new WebhookStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aChangeGoesToEachEndpointThatWantsItAndToNoOther() throws Exception {
        stage.register("all");
        stage.register("ready", "ready");
        stage.register("erased", "erased", "void");
        stage.inTransaction(() -> stage.register.register(WebhookStage.form("off", false)));
        stage.inTransaction(() -> stage.register.register(
                new WebhookForm("other", "CLI.TWO", "https://agency.example/other", List.of(), true)));

        stage.tell("ready", 4);

        assertThat(stage.work()).isEqualTo(2);
        assertThat(stage.posted)
                .extracting(call -> call.address().getPath())
                .containsExactlyInAnyOrder("/all", "/ready");
        assertThat(stage.rows(Progress.DELIVERED)).hasSize(2);
        assertThat(stage.work()).isZero();
    }

    @Test
    void aCallSaysWhatHappenedAndIsSigned() throws Exception {
        String secret = stage.register("all");
        stage.tell("ready", 4);

        stage.work();

        WebhookStage.Posted call = stage.posted.get(0);
        String id = call.headers().get("webhook-id");
        assertThat(call.body())
                .isEqualTo("{\"id\":\"" + id + "\",\"type\":\"sp.status\",\"tx_id\":\"" + WebhookStage.TX
                        + "\",\"client_id\":\"CLI.ONE\",\"status\":\"ready\",\"state\":\"form 3\","
                        + "\"occurred_at\":\"2026-03-01T08:00:00Z\",\"sequence\":4}");
        assertThat(call.headers()).containsEntry("webhook-timestamp", "1772352000");
        assertThat(call.headers().get("webhook-signature")).isEqualTo(call.signature(stage.clock.instant(), secret));
    }

    @Test
    void forADayAfterARenewalBothSecretsSign() throws Exception {
        String old = stage.register("all");
        String renewed =
                stage.inTransaction(() -> stage.register.renewSecret("all")).reveal();
        assertThat(renewed).isNotEqualTo(old);
        stage.clock.move(Duration.ofHours(24).minusSeconds(1));
        stage.tell("away", 1);
        stage.work();
        assertThat(stage.posted.get(0).headers().get("webhook-signature"))
                .isEqualTo(stage.posted.get(0).signature(stage.clock.instant(), renewed, old));

        stage.clock.move(Duration.ofSeconds(1));
        stage.tell("waiting", 2);
        stage.work();
        assertThat(stage.posted.get(1).headers().get("webhook-signature"))
                .isEqualTo(stage.posted.get(1).signature(stage.clock.instant(), renewed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 301, 302, 404, 500})
    void whatIsNotTakenComesAgainWithTheSameIdAndPausesGrowForADay(int answer) throws Exception {
        stage.register("all");
        stage.tell("ready", 4);
        stage.answer = answer;
        Instant begun = stage.clock.instant();
        Duration last = Duration.ZERO;
        int calls = 0;
        while (stage.rows(Progress.DEAD).isEmpty()) {
            assertThat(stage.work()).as("call " + calls).isEqualTo(1);
            calls++;
            if (stage.rows(Progress.DEAD).isEmpty()) {
                Instant next = stage.rows(Progress.DUE).get(0).nextAttemptAt().orElseThrow();
                last = Duration.between(stage.clock.instant(), next);
                long doubled = Math.min(3600, 10L << Math.min(calls - 1, 20));
                assertThat(last).isBetween(Duration.ofMillis(doubled * 800), Duration.ofSeconds(doubled));
                stage.clock.move(last.minusMillis(1));
                assertThat(stage.work()).as("too early").isZero();
                // an endpoint that does not answer is left alone for a pause of its own
                stage.clock.move(Duration.ofHours(1).compareTo(last) > 0 && answer == 0 ? last : Duration.ofMillis(1));
            }
        }

        // no attempt is planned for after a day; an endpoint that rests then is called once more when it has rested
        assertThat(Duration.between(begun, stage.clock.instant()))
                .isBetween(Duration.ofHours(22), Duration.ofHours(25));
        assertThat(stage.posted).hasSize(calls);
        assertThat(stage.posted.stream().map(call -> call.headers().get("webhook-id")))
                .containsOnly(stage.rows(Progress.DEAD).get(0).eventId());
        stage.clock.move(Duration.ofDays(2));
        assertThat(stage.work()).isZero();
    }

    @Test
    void aDeadOneIsBegunAgainAndDelivered() throws Exception {
        WebhookDelivery dead = stage.dead(1).get(0);
        stage.answer = 200;

        assertThat(stage.inTransaction(() -> stage.log.beginAgain(dead.id()))).isTrue();

        assertThat(stage.inTransaction(() -> stage.log.beginAgain(dead.id()))).isFalse();
        assertThat(stage.work()).isEqualTo(1);
        assertThat(stage.rows(Progress.DELIVERED)).containsExactly(dead);
    }

    @Test
    void allDeadOnesAreBegunAgain() throws Exception {
        assertThat(stage.dead(3)).hasSize(3);
        stage.answer = 204;
        assertThat(stage.inTransaction(stage.register::dead).values()).containsExactly(3L);

        assertThat(stage.inTransaction(stage.log::beginAllAgain)).isEqualTo(3);

        assertThat(stage.work()).isEqualTo(3);
        assertThat(stage.rows(Progress.DEAD)).isEmpty();
    }

    @Test
    void oneEndpointThatDoesNotAnswerIsLeftAloneAndTheOthersAreNot() throws Exception {
        stage.register("silent", "away");
        stage.register("quick", "ready");
        stage.tell("away", 1);
        stage.answer = 0;
        stage.work();
        stage.tell("away", 2);
        stage.tell("ready", 3);
        stage.answer = 204;

        assertThat(stage.work()).isEqualTo(1);
        assertThat(stage.rows(Progress.DELIVERED).get(0).webhook().name()).isEqualTo("quick");

        stage.clock.move(Duration.ofSeconds(10));
        assertThat(stage.work()).isEqualTo(2);
        assertThat(stage.inTransaction(() -> stage.register.find("silent"))
                        .orElseThrow()
                        .unanswered())
                .isZero();
    }

    @Test
    void aClaimThatWasLostChangesNothing() throws Exception {
        stage.register("all");
        stage.tell("ready", 4);
        ClaimedDelivery lost = stage.claimDue(1).get(0);
        assertThat(stage.claimDue(1)).isEmpty();
        stage.clock.move(Duration.ofSeconds(40));
        ClaimedDelivery current = stage.claimDue(1).get(0);

        stage.settle(lost, CallResult.answered(500));
        assertThat(stage.rows(Progress.DUE).get(0).lastOutcome()).isEmpty();

        stage.settle(current, CallResult.answered(204));
        assertThat(stage.rows(Progress.DELIVERED)).hasSize(1);
    }

    @Test
    void oldRowsAreForgottenAndDueOnesNever() throws Exception {
        assertThat(stage.dead(1)).hasSize(1);
        stage.answer = 204;
        stage.tell("erased", 9);
        stage.clock.move(Duration.ofHours(2));
        stage.work();
        stage.tell("void", 10);

        forgetAfter(Duration.ofDays(6));
        assertThat(stage.rows(Progress.DELIVERED)).hasSize(1);
        forgetAfter(Duration.ofDays(2));
        assertThat(stage.rows(Progress.DELIVERED)).isEmpty();
        assertThat(stage.rows(Progress.DEAD)).hasSize(1);
        forgetAfter(Duration.ofDays(30));
        assertThat(stage.rows(Progress.DEAD)).isEmpty();
        assertThat(stage.rows(Progress.DUE)).hasSize(1);
    }

    private void forgetAfter(Duration time) {
        stage.clock.move(time);
        stage.inTransaction(() -> {
            stage.log.forgetOld();
            return null;
        });
    }
}
