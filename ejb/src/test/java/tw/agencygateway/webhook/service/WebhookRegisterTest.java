package tw.agencygateway.webhook.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;
import tw.agencygateway.webhook.protocol.WebhookSecret;
import tw.agencygateway.webhook.service.InvalidWebhookException.Problem;

class WebhookRegisterTest {

    private final WebhookStage stage = new WebhookStage();

    @AfterEach
    void close() {
        stage.close();
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
        assertThat(stage.dead(2)).hasSize(2);
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
                .isEqualTo(stage.posted.get(0).signature(stage.clock.instant(), secret.reveal()));
    }
}
