package tw.agencygateway.sandbox.mydata;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.mydata.pack.Delivery;
import tw.agencygateway.sandbox.registry.Person;

/** {@code GET /service/data} (SP §玖.二): the ticket is in the header {@code permission_ticket} and serves once. */
final class DataEndpoint {
    private static final String CONTENT_TYPE = "application/jwe";

    private final Platform platform;

    DataEndpoint(Platform platform) {
        this.platform = platform;
    }

    void routes(Router router) {
        router.get("/service/data", this::data);
        router.get("/mydata/trap/{handle}", this::trap);
    }

    private Response data(Request request) throws HttpError, IOException {
        Instant start = platform.clock().instant();
        String ticket = request.header("permission_ticket");
        Optional<Transaction> transaction =
                ticket == null ? Optional.empty() : platform.transactions().byTicket(ticket);
        if (transaction.isEmpty()) {
            Response refusal = failure(ticket == null ? 400 : 403);
            platform.transactions().recordStray(trace(request, start, refusal, "no such ticket"));
            return refusal;
        }
        Response response = answer(request, transaction.get());
        List<String> harm = new ArrayList<>();
        Response harmed = harm(transaction.get(), response, harm);
        if (harm.isEmpty() && response.status() == 200) {
            return recorded(request, start, transaction.get(), response);
        }
        transaction.get().record(trace(request, start, harmed, String.join(", ", harm)));
        return harmed;
    }

    /** Sends the answer through what shall befall it, which it names. */
    private static Response harm(Transaction transaction, Response response, List<String> names) {
        AtomicReference<Response> harmed = new AtomicReference<>(response);
        transaction.faults().each(TransferFault.class, (fault, parameters) -> {
            if (transaction.count(fault) < parameters.number("times")) {
                names.add(fault.id());
                harmed.set(fault.bend(harmed.get(), parameters));
                if (response.status() == 200 && !parameters.flag("used")) {
                    transaction.keepTicket();
                }
            }
        });
        return harmed.get();
    }

    /** Where nobody should come: a redirect's target, and the place of a manifest's document type. */
    private Response trap(Request request) {
        Trace trace = new Trace(
                platform.clock().instant().toString(),
                "trap",
                request.method(),
                request.target(),
                request.headers(),
                "",
                200,
                Map.of(),
                0,
                "walked into");
        platform.transactions()
                .byHandle(request.pathValue("handle"))
                .ifPresentOrElse(
                        transaction -> transaction.record(trace),
                        () -> platform.transactions().recordStray(trace));
        return Response.text(200, "<!ELEMENT files ANY>");
    }

    private static String trapOf(Request request, Transaction transaction) {
        return "http://" + request.header("Host") + "/mydata/trap/" + transaction.handle();
    }

    private Response answer(Request request, Transaction transaction) {
        AtomicReference<Response> bent = new AtomicReference<>();
        transaction.faults().each(AnswerFault.class, (fault, parameters) -> {
            if (bent.get() == null) {
                fault.answer(transaction.count(fault), parameters).ifPresent(bent::set);
            }
        });
        if (bent.get() != null) {
            boolean leadsAway = bent.get().status() / 100 == 3;
            return leadsAway ? bent.get().with("Location", trapOf(request, transaction)) : bent.get();
        }
        if (transaction.isTicketDead(platform.clock().instant())) {
            return failure(408);
        }
        if (transaction.state() == Transaction.State.ENDED) {
            return failure(transaction.code().equals("504") ? 504 : 403);
        }
        if (!transaction.liveData().isThere()) {
            return failure(429).with("Retry-After", "1");
        }
        if (!transaction.fetch()) {
            return failure(201);
        }
        return Response.stream(200, CONTENT_TYPE, delivery(request, transaction)::writeTo);
    }

    private Delivery delivery(Request request, Transaction transaction) {
        Transaction.Request asked = transaction.request();
        Person person = platform.registry().person(asked.personId()).orElseGet(() -> Person.unknown(asked.personId()));
        return new Delivery(
                asked.service(),
                asked.dataSets(),
                person,
                transaction.liveData().answers(),
                transaction.secretKey(),
                transaction.faults(),
                platform.pki(),
                trapOf(request, transaction));
    }

    /** The record is written when the last byte is out, or when the gateway hung up before. */
    private Response recorded(Request request, Instant start, Transaction transaction, Response response) {
        Response.Body body = out -> {
            String note = "broken off";
            try {
                response.body().writeTo(out);
                note = "sent in full";
            } finally {
                transaction.record(trace(request, start, response, note));
            }
        };
        return response.with(body);
    }

    private static Response failure(int status) {
        return Response.empty(status).with("Content-Type", CONTENT_TYPE);
    }

    private Trace trace(Request request, Instant start, Response response, String note) {
        return new Trace(
                start.toString(),
                "data",
                request.method(),
                request.target(),
                request.headers(),
                "",
                response.status(),
                headers(response),
                Duration.between(start, platform.clock().instant()).toMillis(),
                note);
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }
}
