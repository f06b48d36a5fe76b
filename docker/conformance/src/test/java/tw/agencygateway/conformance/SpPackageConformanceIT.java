package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §玖.三–六: what was fetched is verified; what is proven bad is erased, what cannot be judged is kept apart. */
@OnTheStand
@Execution(CONCURRENT)
class SpPackageConformanceIT {

    private static final Set<String> STAGES = Set.of("jwe", "mydata_package", "dp_package");

    /** What the sandbox can do wrong with a package, and what the verification calls it. */
    enum Tampering {
        WRONG_IV("jwe-iv-mismatch"),
        BROKEN_TAG("jwe-undecryptable"),
        WRONG_SECRET_KEY("jwe-undecryptable"),
        WRONG_FILENAME("package-name-mismatch"),
        WRONG_PREFIX("envelope-malformed"),
        SET_MISSING("data-set-missing"),
        SET_EXTRA("data-set-not-requested"),
        SET_DUPLICATE("data-set-repeated"),
        FILE_MISSING("data-package-missing"),
        MISSING_META_INFO("manifest-missing"),
        WRONG_DIGEST("digest-mismatch"),
        WRONG_MANIFEST_SIGNATURE("signature-invalid"),
        MANIFEST_CHANGED_AFTER_SIGNING("signature-invalid"),
        UNSIGNED("signature-absent"),
        PARTIAL_META_INFO("signature-incomplete"),
        CERTIFICATE_REVOKED("signer-rejected"),
        CERTIFICATE_EXPIRED("signer-rejected"),
        UNLISTED_FILE("file-not-listed"),
        LISTED_FILE_ABSENT("file-missing"),
        ZIP_SLIP("zip-unsafe-name");

        private final String finding;

        Tampering(String finding) {
            this.finding = finding;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpPackageConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAndErases(Tampering tampering) throws Exception {
        assertRejected("{\"" + tampering.id() + "\": true}", tampering.finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.xml", "manifest.sha256withrsa", "manifest.sha256withrsa,certificate.cer"})
    void rejectsSigningFilesThatAreThereInPart(String without) throws Exception {
        assertRejected("{\"partial_meta_info\": {\"without\": \"" + without + "\"}}", "signature-incomplete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "a/../../b.txt", "..\\\\..\\\\b.txt", "C:\\\\b.txt", "a//b.txt", "./b.txt"})
    void rejectsPathsThatLeaveTheirPlace(String path) throws Exception {
        assertRejected("{\"zip_slip\": {\"path\": \"" + path + "\"}}", "zip-unsafe-name");
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

    @Test
    void everyMisbehaviourOfTheSandboxWithAPackageIsTried() {
        Set<String> tried = Arrays.stream(Tampering.values()).map(Tampering::id).collect(Collectors.toSet());
        tried.addAll(List.of("no_data", "certificate_of_foreign_root", "set_failed", "size"));

        JsonNode catalogue = stand.sandbox().get("/control/api/misbehaviours").json();

        assertThat(StreamSupport.stream(catalogue.spliterator(), false)
                        .filter(entry -> STAGES.contains(entry.path("stage").asText()))
                        .map(entry -> entry.path("id").asText()))
                .isSubsetOf(tried);
    }

    private void assertRejected(String misbehaviours, String finding) throws Exception {
        Journey journey = journeys.agreedAndBack(misbehaviours);

        JsonNode status = journey.awaitStatus("rejected");

        assertThat(status.at("/reason/code").asText()).isEqualTo("verification");
        assertThat(journey.findings()).contains(finding);
        assertErased(journey);
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
