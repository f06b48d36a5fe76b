package tw.agencygateway.sandbox.mydata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.mydata.NotificationDraft.Moment;

/**
 * Tells services that data is ready (SP §捌.二): waits 15 s for the answer, sends once more, and gives up with 410 after
 * another 15 s.
 */
public final class Notifier {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Agenda agenda;
    private final SandboxClock clock;

    Notifier(Agenda agenda, SandboxClock clock) {
        this.agenda = agenda;
        this.clock = clock;
    }

    /** Sends, or plans to send, what the transaction's misbehaviours make of the notification. */
    void start(Transaction transaction) {
        NotificationDraft draft = new NotificationDraft(transaction);
        transaction.faults().bend(NotificationFault.class, draft);
        if (draft.moment == Moment.BEFORE_RETURN) {
            sendAll(draft);
        } else if (draft.moment == Moment.WITH_RETURN) {
            agenda.at(clock.instant().plusSeconds(draft.delaySeconds), () -> sendAll(draft));
        }
    }

    /** Sends the ordinary notification, whatever was sent before; returns what came of it. */
    public Trace sendNow(Transaction transaction) {
        return send(transaction, Json.bytes(new NotificationDraft(transaction).body()));
    }

    /** Sends a body as it is. */
    public Trace send(Transaction transaction, byte[] body) {
        Trace trace = exchange(transaction, body);
        transaction.record(trace);
        if (trace.status() == 200) {
            transaction.acknowledge();
        }
        return trace;
    }

    private void sendAll(NotificationDraft draft) {
        for (ObjectNode body : draft.bodies) {
            byte[] bytes = Json.bytes(body);
            for (int i = 0; i < draft.times; i++) {
                if (draft.allAtOnce && i < draft.times - 1) {
                    agenda.at(clock.instant(), () -> send(draft.transaction, bytes));
                } else {
                    sendWithPatience(draft.transaction, bytes);
                }
            }
            if (body.has("unable_to_deliver")) {
                draft.transaction.end("504");
            }
        }
    }

    private void sendWithPatience(Transaction transaction, byte[] body) {
        Instant resend = clock.instant().plus(PATIENCE);
        int status = send(transaction, body).status();
        if (status == 0) {
            agenda.at(resend, () -> {
                if (send(transaction, body).status() != 200) {
                    transaction.failNotification();
                }
            });
        } else if (status != 200) {
            transaction.failNotification();
        }
    }

    private Trace exchange(Transaction transaction, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(transaction.service().notificationUrl())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        Instant start = clock.instant();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            return trace(request, body, start, answer.statusCode(), headers, text);
        } catch (IOException e) {
            return trace(request, body, start, 0, Map.of(), "no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return trace(request, body, start, 0, Map.of(), "interrupted");
        }
    }

    private Trace trace(
            HttpRequest request, byte[] body, Instant start, int status, Map<String, String> headers, String note) {
        return new Trace(
                start.toString(),
                "notification",
                "POST",
                request.uri().toString(),
                Map.of("content-type", "application/json"),
                new String(body, StandardCharsets.UTF_8),
                status,
                headers,
                Duration.between(start, clock.instant()).toMillis(),
                note);
    }
}
