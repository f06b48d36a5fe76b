package tw.agencygateway.conformance.crash;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tw.agencygateway.conformance.Json;
import tw.agencygateway.conformance.stand.DataProvider;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Stand;

/** Fetches of a person's data at the same time, while the test breaks something and mends it again. */
final class Fetches implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ExecutorService tellers = Executors.newCachedThreadPool();
    private final List<Fetch> all = new ArrayList<>();
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();

    /** One of each plot. */
    static Fetches of(Stand stand) {
        return of(stand, () -> stand.gateway().anonymous(), Fetch.Plot.values());
    }

    /** @param gateway the node that is asked next */
    static Fetches of(Stand stand, Supplier<Peer> gateway, Fetch.Plot... plots) {
        register(stand);
        Fetches fetches = new Fetches();
        for (Fetch.Plot plot : plots) {
            fetches.begin(new Fetch(stand, plot, gateway));
        }
        return fetches;
    }

    /** Tells the sandbox's authorization server of the data set. */
    private static void register(Stand stand) {
        String wish = Json.of(Map.of(
                "secret",
                DataProvider.SECRET,
                "scope",
                DataProvider.SCOPE,
                "dp_api",
                stand.gateway().uri("/mydata-dp/" + DataProvider.RESOURCE).toString()));
        int status = stand.sandbox()
                .send(stand.sandbox()
                        .request("/control/api/data-sets/" + DataProvider.RESOURCE_ID)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(wish)))
                .status();
        if (status != 200) {
            throw new IllegalStateException("the sandbox answers " + status);
        }
    }

    private void begin(Fetch fetch) {
        all.add(fetch);
        ends.add(CompletableFuture.runAsync(() -> tell(fetch), tellers));
    }

    List<Fetch> all() {
        return List.copyOf(all);
    }

    /** Waits until each is at its end; what stands still is hurried on from now on. */
    void awaitEnd() {
        all.forEach(Fetch::hurry);
        try {
            ends.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new AssertionError(
                    "a fetch did not come to its end: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static void tell(Fetch fetch) {
        await(fetch.toString())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptionsMatching(e -> e instanceof GatewayDownException || e instanceof SQLException)
                .until(() -> {
                    fetch.goOn();
                    return true;
                });
    }

    @Override
    public void close() {
        tellers.shutdownNow();
    }
}
