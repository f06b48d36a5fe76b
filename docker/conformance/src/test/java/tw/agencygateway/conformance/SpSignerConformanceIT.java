package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/** MyData SP V2.6 §玖.六.(一): who has signed is checked with the CA, and is the data set's signer. */
@OnTheStand
@Execution(CONCURRENT)
class SpSignerConformanceIT {

    /** What proves a certificate bad, and what the verification calls it. */
    enum Bad {
        CERTIFICATE_REVOKED("revoked"),
        CERTIFICATE_EXPIRED("expired"),
        CERTIFICATE_NOT_YET_VALID("not-yet-valid"),
        CERTIFICATE_WITH_WEAK_KEY("weak"),
        CERTIFICATE_WITH_WEAK_HASH("weak"),
        CERTIFICATE_OF_WRONG_PURPOSE("wrong-purpose"),
        CERTIFICATE_WITH_UNKNOWN_EXTENSION("unknown-critical-extension"),
        CERTIFICATE_FORGED("forged"),
        OCSP_REVOKED("revoked");

        private final String status;

        Bad(String status) {
            this.status = status;
        }
    }

    private final Stand stand;
    private final Journeys journeys;

    SpSignerConformanceIT(Stand stand) {
        this.stand = stand;
        this.journeys = new Journeys(stand);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsAndErasesWhatABadCertificateHasSigned(Bad bad) throws Exception {
        Journey journey = journeys.agreedAndBack("{\"" + bad.name().toLowerCase(Locale.ROOT) + "\": true}");

        journey.awaitStatus("rejected");

        JsonNode finding = finding(journey, "signer-rejected");
        assertThat(finding.at("/details/0").asText()).isEqualTo(bad.status);
        assertThat(journey.findings()).doesNotContain("signature-verified");
        journey.awaitErasure();
        assertThat(stand.gateway().get(journey.path() + "/files").status()).isEqualTo(409);
        assertThat(stand.gateway().get(journey.path() + "/files/1").status()).isEqualTo(409);
    }

    @Test
    void rejectsAndErasesWhatAnotherDataSetsSignerHasSigned() throws Exception {
        Journey journey = journeys.agreedAndBack("{\"other_signer\": true}");

        journey.awaitStatus("rejected");

        JsonNode finding = finding(journey, "signer-mismatch");
        assertThat(finding.path("severity").asText()).isEqualTo("ERROR");
        assertThat(finding.at("/details/0").asText()).contains("沙盒戶政機關");
        assertThat(journey.findings()).doesNotContain("signer-rejected", "signature-verified");
        journey.awaitErasure();
        assertThat(stand.gateway().get(journey.path() + "/files").status()).isEqualTo(409);
    }

    @Test
    void saysWhatWasCheckedWhenAndAgainstWhat() throws Exception {
        Journey journey = journeys.ready();

        assertThat(journey.findings()).contains("signature-verified").doesNotContain("signer-unconfirmed");
        JsonNode signer = Json.read(journey.column("report")).at("/signers/0");
        assertThat(signer.path("status").asText()).isEqualTo("trusted");
        assertThat(signer.path("checked_at").asText()).isNotEmpty();
        JsonNode path = signer.path("path");
        assertThat(path).hasSize(3);
        JsonNode told = path.at("/0/revocation");
        assertThat(told.path("status").asText()).isEqualTo("good");
        assertThat(told.path("source").asText()).isEqualTo("ocsp");
        assertThat(told.path("name").asText()).contains("沙盒 OCSP 回應伺服器");
        assertThat(told.path("produced_at").asText()).isNotEmpty();
        JsonNode list = path.at("/1/revocation");
        assertThat(list.path("status").asText()).isEqualTo("good");
        assertThat(list.path("source").asText()).isEqualTo("crl");
        assertThat(list.path("name").asText()).matches("[0-9]+");
        assertThat(list.path("next_update").asText()).isNotEmpty();
        assertThat(path.at("/2/subject").asText()).contains("Sandbox Root CA");
        assertThat(path.at("/2").has("revocation")).isFalse();
    }

    private static JsonNode finding(Journey journey, String code) throws Exception {
        for (JsonNode finding : Json.read(journey.column("report")).path("findings")) {
            if (finding.path("code").asText().equals(code)) {
                return finding;
            }
        }
        throw new AssertionError("no finding " + code + " in " + journey.findings());
    }
}
