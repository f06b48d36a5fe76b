package tw.agencygateway.webhook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;
import tw.agencygateway.webhook.protocol.WebhookSecret;
import tw.agencygateway.webhook.protocol.WebhookSignature;
import tw.agencygateway.webhook.service.InvalidWebhookException.Problem;

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
                        + "\"occurred_at\":\"2026-03-01T00:00:00Z\",\"sequence\":4}");
        assertThat(call.headers()).containsEntry("webhook-timestamp", "1772323200");
        assertThat(call.headers().get("webhook-signature")).isEqualTo(signature(call, stage.instant(), secret));
    }

    @Test
    void forADayAfterARenewalBothSecretsSign() throws Exception {
        String old = stage.register("all");
        String renewed =
                stage.inTransaction(() -> stage.register.renewSecret("all")).reveal();
        assertThat(renewed).isNotEqualTo(old);
        stage.move(Duration.ofHours(24).minusSeconds(1));
        stage.tell("away", 1);
        stage.work();
        assertThat(stage.posted.get(0).headers().get("webhook-signature"))
                .isEqualTo(signature(stage.posted.get(0), stage.instant(), renewed, old));

        stage.move(Duration.ofSeconds(1));
        stage.tell("waiting", 2);
        stage.work();
        assertThat(stage.posted.get(1).headers().get("webhook-signature"))
                .isEqualTo(signature(stage.posted.get(1), stage.instant(), renewed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 301, 302, 404, 500})
    void whatIsNotTakenComesAgainWithTheSameIdAndPausesGrowForADay(int answer) throws Exception {
        stage.register("all");
        stage.tell("ready", 4);
        stage.answer = answer;
        Instant begun = stage.instant();
        Duration last = Duration.ZERO;
        int calls = 0;
        while (stage.rows(Progress.DEAD).isEmpty()) {
            assertThat(stage.work()).as("call " + calls).isEqualTo(1);
            calls++;
            if (stage.rows(Progress.DEAD).isEmpty()) {
                Instant next = stage.rows(Progress.DUE).get(0).nextAttemptAt().orElseThrow();
                last = Duration.between(stage.instant(), next);
                long doubled = Math.min(3600, 10L << Math.min(calls - 1, 20));
                assertThat(last).isBetween(Duration.ofMillis(doubled * 800), Duration.ofSeconds(doubled));
                stage.move(last.minusMillis(1));
                assertThat(stage.work()).as("too early").isZero();
                // an endpoint that does not answer is left alone for a pause of its own
                stage.move(Duration.ofHours(1).compareTo(last) > 0 && answer == 0 ? last : Duration.ofMillis(1));
            }
        }

        // no attempt is planned for after a day; an endpoint that rests then is called once more when it has rested
        assertThat(Duration.between(begun, stage.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(25));
        assertThat(stage.posted).hasSize(calls);
        assertThat(stage.posted.stream().map(call -> call.headers().get("webhook-id")))
                .containsOnly(stage.rows(Progress.DEAD).get(0).eventId());
        stage.move(Duration.ofDays(2));
        assertThat(stage.work()).isZero();
    }

    @Test
    void aDeadOneIsBegunAgainAndDelivered() throws Exception {
        WebhookDelivery dead = dead(1).get(0);
        stage.answer = 200;

        assertThat(stage.inTransaction(() -> stage.log.beginAgain(dead.id()))).isTrue();

        assertThat(stage.inTransaction(() -> stage.log.beginAgain(dead.id()))).isFalse();
        assertThat(stage.work()).isEqualTo(1);
        assertThat(stage.rows(Progress.DELIVERED)).containsExactly(dead);
    }

    @Test
    void allDeadOnesAreBegunAgain() throws Exception {
        dead(3);
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

        stage.move(Duration.ofSeconds(10));
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
        stage.move(Duration.ofSeconds(40));
        ClaimedDelivery current = stage.claimDue(1).get(0);

        stage.settle(lost, CallResult.answered(500));
        assertThat(stage.rows(Progress.DUE).get(0).lastOutcome()).isEmpty();

        stage.settle(current, CallResult.answered(204));
        assertThat(stage.rows(Progress.DELIVERED)).hasSize(1);
    }

    @Test
    void oldRowsAreForgottenAndDueOnesNever() throws Exception {
        dead(1);
        stage.answer = 204;
        stage.tell("erased", 9);
        stage.move(Duration.ofHours(2));
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

    @Test
    void whatIsOnItsWayToOneServiceNeverBecomesAnothers() throws Exception {
        stage.register("all");
        WebhookForm form = WebhookStage.form("all", true);
        WebhookForm moved = new WebhookForm(form.name(), "CLI.ANOTHER001", form.url(), form.statuses(), true);

        assertThatThrownBy(() -> stage.inTransaction(() -> {
                    stage.register.revise(moved);
                    return null;
                }))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageContaining("OF_ANOTHER_SERVICE");
    }

    @Test
    void aRemovedEndpointTakesItsDeliveriesAlong() throws Exception {
        dead(2);
        assertThatIllegalStateException()
                .as("still enabled")
                .isThrownBy(() -> stage.inTransaction(() -> {
                    stage.register.remove("all");
                    return null;
                }));

        stage.inTransaction(() -> {
            stage.register.revise(WebhookStage.form("all", false));
            stage.register.remove("all");
            return null;
        });

        assertThat(stage.rows(Progress.DEAD)).isEmpty();
        assertThat(stage.inTransaction(stage.register::all)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/",
                "http://localhost:8091/",
                "https://agency.example:8443/",
                "https://agency.example@elsewhere.example/",
                "ftp://agency.example/"
            })
    void anAddressThatTheConfigurationDoesNotNameIsRefused(String url) {
        WebhookForm form = new WebhookForm("all", WebhookStage.SERVICE, url, List.of(), true);

        assertThatThrownBy(() -> stage.inTransaction(() -> stage.register.register(form)))
                .isInstanceOf(InvalidWebhookException.class)
                .hasMessageStartingWith("url: ");
    }

    @Test
    void aNameIsRegisteredOnce() throws Exception {
        stage.register("all");

        assertThatThrownBy(() -> stage.register("all"))
                .isInstanceOfSatisfying(
                        InvalidWebhookException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.TAKEN));
    }

    @Test
    void appliedAgainWithTheSameSecretNothingIsRenewed() throws Exception {
        WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        for (int time = 0; time < 2; time++) {
            stage.inTransaction(() -> {
                stage.register.apply(WebhookStage.form("all", true), secret);
                return null;
            });
        }
        stage.tell("ready", 1);
        stage.work();

        assertThat(stage.posted.get(0).headers().get("webhook-signature"))
                .isEqualTo(signature(stage.posted.get(0), stage.instant(), secret.reveal()));
    }

    @Test
    void pausesAreSpread() {
        Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));
        Random chance = new Random(1);

        assertThat(IntStream.range(0, 50).mapToObj(i -> backoff.after(1, chance)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10)))
                .doesNotHaveDuplicates();
        assertThat(backoff.after(Integer.MAX_VALUE, chance)).isBetween(Duration.ofMinutes(48), Duration.ofHours(1));
    }

    private List<WebhookDelivery> dead(int count) throws Exception {
        stage.register("all");
        for (int i = 1; i <= count; i++) {
            stage.tell("ready", i);
        }
        stage.answer = 500;
        stage.move(Duration.ofHours(24));
        stage.work();
        List<WebhookDelivery> dead = stage.rows(Progress.DEAD);
        assertThat(dead).hasSize(count);
        return dead;
    }

    private void forgetAfter(Duration time) {
        stage.move(time);
        stage.inTransaction(() -> {
            stage.log.forgetOld();
            return null;
        });
    }

    private static String signature(WebhookStage.Posted call, Instant at, String... secrets) {
        return WebhookSignature.of(
                call.headers().get("webhook-id"),
                at,
                call.body().getBytes(StandardCharsets.UTF_8),
                List.of(secrets).stream().map(WebhookSecret::parse).toList());
    }
}
