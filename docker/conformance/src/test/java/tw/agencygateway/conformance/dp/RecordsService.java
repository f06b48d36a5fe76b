package tw.agencygateway.conformance.dp;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import tw.agencygateway.conformance.Json;

/** The agency's own service: gives each of {@link People} what is that person's alone. */
final class RecordsService extends SlowServer {

    private final AtomicInteger refused = new AtomicInteger();

    /**
     * A service.
     *
     * @param millis how long the next answer takes
     * @param later whether the next one is to come again
     */
    RecordsService(IntSupplier millis, BooleanSupplier later) {
        super(millis);
        serve("/records", (exchange, body) -> {
            if (later.getAsBoolean()) {
                refused.incrementAndGet();
                return new Answer(429, "");
            }
            String id = Json.read(body).path("uid").asText();
            return new Answer(
                    200,
                    "{\"uid\": \"%s\", \"name\": \"%s\", \"note\": \"%s\"}"
                            .formatted(id, People.name(id), People.secret(id)));
        });
    }

    /** How often it said 429. */
    int refused() {
        return refused.get();
    }
}
