package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §玖.三–六: what was fetched is verified; what is proven bad is erased, what cannot be judged is kept apart. */
@OnTheStand
@Execution(CONCURRENT)
class SpPackageConformanceIT {

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpPackageConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "500", "410"})
    void failsWithThePlatformsCodeWhereOneDataSetFailed(String code) throws Exception {
        Journey journey = journeys.agreedAndBack(
                "{\"set_failed\": {\"resource_id\": \"API.Income0001\", \"code\": \"" + code + "\"}}");

        JsonNode failed = journey.awaitStatus("failed");
        JsonNode dataSets = failed.path("data_sets");
        assertThat(failed.at("/reason/code").asText()).isEqualTo("data-set-failed");
        assertErased(journey);
        assertThat(dataSets.at("/0/code").asText()).isEqualTo("200");
        assertThat(dataSets.at("/1/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void handsOutTheOtherDataWhereThereIsNoneForOneDataSet(String emptyZip) throws Exception {
        Journey journey = journeys.agreedAndBack(
                "{\"no_data\": {\"resource_id\": \"API.Income0001\", \"empty_zip\": " + emptyZip + "}}");

        JsonNode status = journey.awaitStatus("ready");

        assertThat(status.at("/data_sets/1/code").asText()).isEqualTo("204");
        assertThat(journey.findings()).contains("data-set-empty", "signature-verified");
        assertThat(Json.texts(gateway.get(journey.path() + "/files").json().path("files"), "resource_id"))
                .isNotEmpty()
                .containsOnly("API.Household1");
    }

    @Test
    void holdsInQuarantineWhatASignerUnderAnUnknownRootHasSigned() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"certificate_of_foreign_root\": true}");

        JsonNode status = journey.awaitStatus("undecided");

        assertThat(status.path("final").asBoolean()).isFalse();
        assertThat(journey.findings()).contains("signer-undecided").doesNotContain("signature-verified");
        assertThat(gateway.get(journey.path() + "/files").status()).isEqualTo(409);
        assertThat(gateway.get(journey.path() + "/files/1").status()).isEqualTo(409);
        assertThat(stand.vault().filesOf(journey.txId()))
                .as("the raw JWE alone")
                .hasSize(1);
        assertThat(journey.events(360)).isZero();
    }

    @Test
    void erasesWhatIsInQuarantineWhenTheAgencyAsks() {
        Journey journey = journeys.agreedAndBack("{\"certificate_of_foreign_root\": true}");
        journey.awaitStatus("undecided");

        assertThat(gateway.delete(journey.path()).status()).isEqualTo(204);

        journey.awaitErasure();
    }

    @Test
    void keepsNothingReadableOnTheDisk() throws Exception {
        Journey journey = journeys.ready();

        assertThat(stand.vault().filesOf(journey.txId())).isNotEmpty().allSatisfy(file -> {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain(Journeys.PERSON, "PK\u0003\u0004", "%PDF", "META-INFO");
        });
    }

    private void assertErased(Journey journey) throws Exception {
        journey.awaitErasure();
        assertThat(journey.column("secret_key")).isNull();
        assertThat(journey.column("vault_key")).isNull();
        assertThat(gateway.get(journey.path() + "/files").status()).isEqualTo(409);
        assertThat(gateway.get(journey.path() + "/files/1").status()).isEqualTo(409);
        assertThat(journey.exchanges("data")).hasSize(1);
    }
}
