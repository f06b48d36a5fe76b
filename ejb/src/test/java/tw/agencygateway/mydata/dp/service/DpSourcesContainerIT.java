package tw.agencygateway.mydata.dp.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/** Sources, heartbeats and the end of data sets on the real database: runs inside the server. */
class DpSourcesContainerIT extends DpFlowCase {

    @Test
    void aQueryOfTheAgencysDatabaseBindsThePersonAndOnlyReads() throws Exception {
        story.sql("CREATE TABLE IF NOT EXISTS household (uid VARCHAR(10), name VARCHAR(50), born DATE)");
        story.sql("INSERT INTO household VALUES ('" + PERSON + "', '王小明', DATE '1973-07-14')");
        String sql = "API." + UUID.randomUUID();
        Map<String, String> settings = Map.of(
                "url",
                ConfigProvider.getConfig().getValue("gateway.datasource.url", String.class),
                "user",
                "postgres",
                "query",
                "SELECT name, uid FROM household WHERE uid = :uid AND born = :birthdate -- :not\n");
        story.register(sql, gsp.url(), 0, BOUND, new DataSetForm.Source("sql", settings, Optional.empty()));
        gsp.knows("another", OTHER);

        DpStory.Answer answer = story.ask(sql, "token");
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("王小明"));
        assertEquals(204, story.ask(sql, "another").status());
        assertTrue(heartbeats.beats(sql, "192.0.2.1"));
    }

    @Test
    void theGatewaysOwnDatabaseIsNoSource() {
        Map<String, String> settings =
                Map.of("data_source", "java:app/jdbc/gateway", "query", "SELECT name, name AS uid FROM administrator");

        InvalidDataSetException refusal = assertThrows(
                InvalidDataSetException.class,
                () -> story.register(
                        "API." + UUID.randomUUID(),
                        gsp.url(),
                        0,
                        BOUND,
                        new DataSetForm.Source("sql", settings, Optional.empty())));
        assertEquals("source.settings", refusal.field());
    }

    @Test
    void aQueryThatWritesIsRefused() throws Exception {
        story.sql("CREATE TABLE IF NOT EXISTS diary (name VARCHAR(50))");
        String sql = "API." + UUID.randomUUID();
        Map<String, String> settings = Map.of(
                "url",
                ConfigProvider.getConfig().getValue("gateway.datasource.url", String.class),
                "user",
                "postgres",
                "query",
                "INSERT INTO diary VALUES (:uid) RETURNING name, name AS uid");
        story.register(sql, gsp.url(), 0, BOUND, new DataSetForm.Source("sql", settings, Optional.empty()));

        assertNotEquals(200, story.ask(sql, "token").status());
    }

    @Test
    void aHeartbeatAsksTheSourceOnceInHalfAMinute() throws Exception {
        assertTrue(heartbeats.beats(resource, "192.0.2.1"));
        assertTrue(heartbeats.beats(resource, "192.0.2.1"));
        assertEquals(1, source.probed.get());
        assertFalse(heartbeats.beats(resource, "198.51.100.1"));

        source.says(Kind.UNREACHABLE, null);
        clock.move(Duration.ofSeconds(31));
        assertFalse(heartbeats.beats(resource, "192.0.2.1"));
        assertFalse(heartbeats.beats(resource, "192.0.2.1"));
        assertEquals(2, source.probed.get());
    }

    @Test
    void aDataSetThatIsDisabledServesNobodyAndCanBeDeleted() throws Exception {
        assertEquals(200, story.ask(resource, "token").status());
        assertTrue(heartbeats.beats(resource, "192.0.2.1"));
        register.applyToDisable(resource);
        assertThrows(InvalidDataSetException.class, () -> register.delete(resource));

        register.disable(resource);
        assertEquals(403, story.ask(resource, "token").status());
        assertEquals(DpState.GONE, story.state(resource));
        assertThrows(InvalidDataSetException.class, () -> register.delete(resource));

        erasure.eraseDue();
        register.delete(resource);
        assertTrue(register.find(resource).isEmpty());
    }

    @Test
    void whatEndedNinetyDaysAgoIsForgotten() throws Exception {
        source.empty = true;
        assertEquals(204, story.ask(resource, "token").status());
        erasure.eraseDue();
        clock.move(Duration.ofDays(90));
        retention.purge();
        assertEquals(1, story.requests(resource).size());

        clock.move(Duration.ofSeconds(1));
        retention.purge();
        assertEquals(List.of(), story.requests(resource));
    }
}
