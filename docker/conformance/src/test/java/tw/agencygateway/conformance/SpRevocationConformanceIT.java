package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** Decisions row 25: whether a signer is revoked is known, or nothing is handed out. */
@OnTheStand
@Execution(CONCURRENT)
class SpRevocationConformanceIT {

    /** What keeps the gateway from knowing, and who told as much as that. */
    enum Unknown {
        CERTIFICATE_OF_FOREIGN_ROOT("no-path", null),
        CERTIFICATE_NOBODY_TELLS_OF("revocation-unknown", "none"),
        CRL_STALE("revocation-unknown", "crl"),
        OCSP_UNKNOWN("revocation-unknown", "ocsp"),
        OCSP_STALE("revocation-unknown", "none"),
        OCSP_REPLAYED("revocation-unknown", "none"),
        OCSP_WRONG_RESPONDER("revocation-unknown", "none"),
        OCSP_TRY_LATER("revocation-unknown", "none"),
        OCSP_HUGE("revocation-unknown", "none"),
        OCSP_SLOW("revocation-unknown", "none");

        private final String status;
        private final String source;

        Unknown(String status, String source) {
            this.status = status;
            this.source = source;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Stand stand;
    private final Gateway gateway;
    private final Journeys journeys;

    SpRevocationConformanceIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @EnumSource
    void holdsInQuarantineWhatNobodyCanTellOf(Unknown unknown) throws Exception {
        Journey journey = journeys.agreedAndBack("{\"" + unknown.id() + "\": true}");

        JsonNode status = journey.awaitStatus("undecided");

        assertThat(status.path("final").asBoolean()).isFalse();
        assertThat(journey.findings()).contains("signer-undecided").doesNotContain("signature-verified");
        JsonNode signer = Json.read(journey.column("report")).at("/signers/0");
        assertThat(signer.path("status").asText()).isEqualTo(unknown.status);
        JsonNode told = signer.at("/path/0/revocation");
        if (unknown.source == null) {
            assertThat(told.isMissingNode()).isTrue();
        } else {
            assertThat(told.path("status").asText()).isEqualTo("unknown");
            assertThat(told.path("source").asText()).isEqualTo(unknown.source);
        }
        assertThat(gateway.get(journey.path() + "/files").status()).isEqualTo(409);
        assertThat(gateway.get(journey.path() + "/files/1").status()).isEqualTo(409);
        // it may just be judged again
        await("the raw JWE alone")
                .untilAsserted(
                        () -> assertThat(stand.vault().filesOf(journey.txId())).hasSize(1));
        assertThat(journey.events(360)).isZero();
    }

    @Test
    void handsOutWhatAResponderAloneTellsGood() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"ocsp_good\": true}");

        journey.awaitStatus("ready");

        JsonNode told = Json.read(journey.column("report")).at("/signers/0/path/0/revocation");
        assertThat(told.path("status").asText()).isEqualTo("good");
        assertThat(told.path("source").asText()).isEqualTo("ocsp");
    }

    @Test
    void everyMisbehaviourOfTheSandboxWithASignerIsTried() {
        Set<String> tried = Stream.of(
                        Arrays.stream(Unknown.values()).map(Unknown::id),
                        Arrays.stream(SpSignerConformanceIT.Bad.values())
                                .map(bad -> bad.name().toLowerCase(Locale.ROOT)),
                        List.of("ocsp_good", "other_signer").stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toSet());

        JsonNode catalogue = stand.sandbox().get("/control/api/misbehaviours").json();

        assertThat(StreamSupport.stream(catalogue.spliterator(), false)
                        .filter(entry -> entry.path("stage").asText().equals("signer"))
                        .map(entry -> entry.path("id").asText()))
                .isNotEmpty()
                .isSubsetOf(tried);
    }
}
