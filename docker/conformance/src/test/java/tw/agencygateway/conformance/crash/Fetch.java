package tw.agencygateway.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tw.agencygateway.conformance.stand.DataProvider;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/**
 * One person's data, asked for by MyData of the data provider, told until nothing is left of it. Where the gateway does not answer MyData
 * asks again, as it does where it is told to.
 */
final class Fetch {

    private static final String PATH = "/mydata-dp/" + DataProvider.RESOURCE;
    private static final Duration STANDSTILL = Duration.ofSeconds(5);

    private final Stand stand;
    private final Plot plot;
    private final Supplier<Peer> gateway;
    private final String transactionUid = UUID.randomUUID().toString();
    private String token;
    private boolean answered;
    private Instant since = Instant.now();
    private volatile boolean hurried;

    /** The ways that it can go where nothing breaks. */
    enum Plot {
        /** At once. */
        PACKAGE(Story.PERSON, "application/zip", "{}", 200),
        /** By the timers, for the authorization server is slow at first. */
        ASKED(Story.PERSON, "application/json", "{\"slow\": {\"millis\": 4000, \"times\": 1}}", 200),
        /** There is no data for this person. */
        NOTHING("F131104093", "application/json", "{}", 204);

        private final String person;
        private final String type;
        private final String misbehaviours;
        private final int status;

        Plot(String person, String type, String misbehaviours, int status) {
            this.person = person;
            this.type = type;
            this.misbehaviours = misbehaviours;
            this.status = status;
        }

        /** Whether there is a file in the end. */
        boolean gives() {
            return status == 200;
        }
    }

    /** @param gateway the node that is asked next */
    Fetch(Stand stand, Plot plot, Supplier<Peer> gateway) {
        this.stand = stand;
        this.plot = plot;
        this.gateway = gateway;
    }

    Plot plot() {
        return plot;
    }

    /** MyData's name for it, which all its requests bear. */
    String transactionUid() {
        return transactionUid;
    }

    /** From now on its waiting is shortened. */
    void hurry() {
        hurried = true;
    }

    /** Takes the steps that are left; may be called again after a failure. */
    void goOn() throws GatewayDownException, SQLException {
        if (token == null) {
            token = stand.sandbox()
                    .post(
                            "/control/api/gsp/tokens",
                            "{\"person\": \"%s\", \"data_set\": \"%s\", \"misbehaviours\": %s}"
                                    .formatted(plot.person, DataProvider.RESOURCE_ID, plot.misbehaviours))
                    .json()
                    .path("token")
                    .asText();
        }
        if (!answered) {
            take(call());
        }
        shorten("UPDATE dp_request SET deadline_at = now() WHERE transaction_uid = ? AND state = 'READY'");
        long left = stand.database()
                .number(
                        "SELECT count(*) FROM dp_request WHERE transaction_uid = ? AND (deadline_at IS NOT NULL OR erase_due_at IS NOT NULL)",
                        transactionUid);
        if (left > 0) {
            throw notYet(left + " requests");
        }
    }

    private void take(Reply reply) throws GatewayDownException, SQLException {
        if (reply.status() == 429 || reply.status() >= 500 || reply.status() == 404) {
            throw notYet("status " + reply.status());
        }
        assertThat(reply.status()).as("%s: %s", this, reply).isEqualTo(plot.status);
        if (plot.gives()) {
            String json = plot == Plot.PACKAGE ? jsonIn(reply.body()) : reply.text();
            assertThat(json).as("%s", this).contains(plot.person);
        }
        answered = true;
    }

    private Reply call() throws GatewayDownException {
        try {
            Peer node = gateway.get();
            return node.send(node.request(PATH)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", plot.type)
                    .header("transaction_uid", transactionUid)
                    .GET());
        } catch (UncheckedIOException e) {
            throw new GatewayDownException("no answer", e);
        }
    }

    /** Where nothing moves for a while the lease of a worker that died, or a pause before the next attempt, ends now. */
    private GatewayDownException notYet(String why) throws SQLException {
        if (hurried && since.plus(STANDSTILL).isBefore(Instant.now())) {
            since = Instant.now();
            shorten(
                    "UPDATE dp_request SET next_attempt_at = now() WHERE transaction_uid = ? AND next_attempt_at > now()");
            shorten("UPDATE dp_request SET erase_due_at = now() WHERE transaction_uid = ? AND erase_due_at > now()");
        }
        return new GatewayDownException("not yet: " + why, null);
    }

    private void shorten(String sql) throws SQLException {
        stand.database().update(sql, transactionUid);
    }

    private static String jsonIn(byte[] zip) {
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    return new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
            throw new AssertionError("a package without JSON");
        } catch (IOException e) {
            throw new AssertionError("no zip", e);
        }
    }

    /** The states in which a request of it may end. */
    static Set<String> ends() {
        return Set.of("GONE", "EMPTY");
    }

    @Override
    public String toString() {
        return plot + " " + transactionUid;
    }
}
