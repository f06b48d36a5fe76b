package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpCall;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpHoldings;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpRequests;
import tw.agencygateway.mydata.dp.entity.DpSource;
import tw.agencygateway.mydata.dp.entity.DpTimes;
import tw.agencygateway.platform.service.TestDatabase;

/** What the claiming and forgetting queries find, on H2. */
class DpRequestsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final DpRequests requests = database.connect(new DpRequests());
    private final DpDataSets dataSets = database.connect(new DpDataSets());
    private final List<UUID> uids = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDataSetThatHasItsShareOfTheWorkersWaitsAndTheOthersDoNot() {
        DpDataSet hanging = dataSet("API.Hanging");
        DpDataSet other = dataSet("API.Other");
        IntStream.range(0, 10).forEach(i -> request(hanging, i));
        request(other, 10);

        List<DpClaim> claims = claim(8, Map.of(), 4);
        assertThat(claims).extracting(DpClaim::resourceId).hasSize(5).containsOnlyOnce("API.Other");

        assertThat(claim(8, Map.of("API.Hanging", 4, "API.Other", 1), 4)).isEmpty();
        assertThat(claim(8, Map.of("API.Hanging", 3), 4)).hasSize(1);
    }

    @Test
    void whomARequestWasForIsForgottenOnceItHasEnded() {
        DpDataSet dataSet = dataSet("API.Household1");
        request(dataSet, 0);
        request(dataSet, 1);
        database.inTransaction(() ->
                requests.lockByUid(uids.get(0)).orElseThrow().ended(DpHappening.NOTHING, DpReason.NO_DATA, null, NOW));

        int forgotten = database.inTransaction(() -> requests.forgetEnded(NOW.plus(Duration.ofSeconds(1))));

        assertThat(forgotten).isEqualTo(1);
        assertThat(requests.byUid(uids.get(0)).orElseThrow().holdings().personKey())
                .isEmpty();
        assertThat(requests.byUid(uids.get(1)).orElseThrow().holdings().personKey())
                .isPresent();
    }

    @Test
    void whatIsServedIsWhatTheDatabaseSaysNow() {
        DpDataSet dataSet = dataSet("API.Household1");
        assertThat(dataSets.isServing(dataSet)).isFalse();

        database.inTransaction(() -> {
            DpDataSet locked = dataSets.lockByResourceId("API.Household1").orElseThrow();
            return locked.submit(NOW) && locked.enable(NOW);
        });

        assertThat(dataSets.isServing(dataSet)).isTrue();
    }

    private List<DpClaim> claim(int limit, Map<String, Integer> busy, int ofOne) {
        DpSteps steps = new DpSteps();
        steps.requests = requests;
        steps.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return database.inTransaction(() -> steps.claimDue(limit, busy, ofOne));
    }

    private DpDataSet dataSet(String resourceId) {
        return database.inTransaction(() -> {
            DpDataSet.Form form = DataSets.form(DataSets.strict(), resourceId);
            DpDataSet dataSet =
                    new DpDataSet(resourceId, new byte[] {1}, form, new DpSource("sql", Map.of(), null), NOW);
            dataSets.add(dataSet);
            return dataSet;
        });
    }

    private void request(DpDataSet dataSet, int number) {
        byte[] key = {(byte) number};
        UUID uid = UUID.randomUUID();
        uids.add(uid);
        database.inTransaction(() -> {
            requests.add(DpRequest.of(
                    uid,
                    dataSets.byResourceId(dataSet.resourceId()).orElseThrow(),
                    new DpCall(DpForm.JSON, "uid", false, "192.0.2.1"),
                    null,
                    new DpHoldings.Person(key, key, key),
                    DpTimes.DECIDED,
                    NOW.minusSeconds(60 - number)));
            return null;
        });
    }
}
