package tw.agencygateway.sandbox.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;

/**
 * Where the gateway calls the demo agency when a status changes: verifies, remembers and shows the calls, and misbehaves as it is told to,
 * transaction by transaction.
 */
public final class WebhookDesk {
    private static final int MOST = 5000;
    private static final int SHOWN = 50;

    private final WebhookCheck check;
    private final Pages pages;
    private final Clock clock;
    private final List<Map<String, Object>> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Fault> faults = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param times how often yet */
    private record Fault(int status, int seconds, int times) {

        Fault once() {
            return new Fault(status, seconds, times - 1);
        }
    }

    /** @param secret shared with the gateway */
    public WebhookDesk(String secret, Pages pages, Clock clock) {
        this.check = new WebhookCheck(secret);
        this.pages = pages;
        this.clock = clock;
    }

    public void routes(Router router) {
        router.post("/agency/webhook", this::take);
        router.get("/agency/webhooks", this::show);
        router.get("/control/api/webhooks/{tx_id}", request -> Response.json(200, of(request.pathValue("tx_id"))));
        router.on("PUT", "/control/api/webhooks/{tx_id}", this::misbehave);
    }

    private Response take(Request request) throws HttpError, IOException {
        Optional<String> objection = check.objection(
                request.header("webhook-id"),
                request.header("webhook-timestamp"),
                request.header("webhook-signature"),
                request.body(),
                clock.instant());
        JsonNode event = request.json();
        Response answer = objection.isPresent() ? Response.text(401, objection.get()) : answer(event);
        Map<String, Object> call = new LinkedHashMap<>();
        for (String name : List.of("id", "type", "tx_id", "client_id", "status", "reason", "state", "occurred_at")) {
            call.put(name, event.path(name).asText());
        }
        call.put("sequence", event.path("sequence").asLong());
        call.put("verdict", objection.orElse("genuine"));
        call.put("answered", answer.status());
        call.put("at", clock.instant().toString());
        synchronized (calls) {
            calls.add(call);
            if (calls.size() > MOST) {
                calls.remove(0);
            }
        }
        return answer;
    }

    private Response answer(JsonNode event) {
        Fault fault = faults.computeIfPresent(
                event.path("tx_id").asText(), (txId, left) -> left.times() > 0 ? left.once() : null);
        if (fault == null) {
            return Response.empty(204);
        }
        if (fault.seconds() > 0) {
            // the head comes at once, so that only a limit for the whole answer ends this
            return Response.stream(200, "text/plain", out -> {
                for (int second = 0; second < fault.seconds(); second++) {
                    out.write('.');
                    out.flush();
                    pause();
                }
            });
        }
        return Response.empty(fault.status()).with("Location", "/agency/webhooks");
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response misbehave(Request request) throws HttpError, IOException {
        JsonNode wish = request.json();
        faults.put(
                request.pathValue("tx_id"),
                new Fault(
                        wish.path("status").asInt(500),
                        wish.path("seconds").asInt(0),
                        wish.path("times").asInt(1)));
        return Response.empty(204);
    }

    private List<Map<String, Object>> of(String txId) {
        synchronized (calls) {
            return calls.stream().filter(call -> call.get("tx_id").equals(txId)).toList();
        }
    }

    private Response show(Request request) throws HttpError {
        List<Map<String, Object>> latest;
        synchronized (calls) {
            latest = new ArrayList<>(calls.subList(Math.max(0, calls.size() - SHOWN), calls.size()));
        }
        Collections.reverse(latest);
        return pages.page(request, 200, "webhooks", Map.of("calls", latest, "none", latest.isEmpty()));
    }
}
