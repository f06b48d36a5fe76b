package tw.agencygateway.webhook.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.MasterKeys;
import tw.agencygateway.webhook.entity.Webhook;
import tw.agencygateway.webhook.protocol.WebhookSecret;

/** Seals and opens the secrets of webhooks, each bound to its webhook's name. */
@ApplicationScoped
public class WebhookSecrets {

    @Produces
    private static final SealedColumn SECRET = SealedColumn.of("webhook", "secret", "name");

    /** The secret before, moved there as it is. */
    @Produces
    private static final SealedColumn PREVIOUS_SECRET =
            new SealedColumn("webhook", "previous_secret", SECRET.kind(), "name");

    @Inject
    MasterKeys keys;

    byte[] seal(String name, WebhookSecret secret) {
        return keys.seal(secret.reveal().getBytes(US_ASCII), SECRET.context(name));
    }

    /** The secrets in force, the present one first. */
    List<WebhookSecret> inForce(Webhook webhook, Instant now) {
        return Stream.concat(Stream.of(webhook.secret()), webhook.previousSecret(now).stream())
                .map(secret -> open(webhook.name(), secret))
                .toList();
    }

    boolean holds(Webhook webhook, WebhookSecret secret) {
        return open(webhook.name(), webhook.secret()).reveal().equals(secret.reveal());
    }

    private WebhookSecret open(String name, byte[] sealed) {
        return WebhookSecret.parse(new String(keys.open(sealed, SECRET.context(name)), US_ASCII));
    }
}
