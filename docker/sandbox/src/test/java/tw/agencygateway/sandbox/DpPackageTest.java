package tw.agencygateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.mydata.pack.Opened;

/** What MyData finds in the packages that data providers send: here those that the platform makes itself, good and bad. */
class DpPackageTest extends ProviderCase {
    private static final String ME = "A123456789";

    @Test
    void a_good_package_is_found_to_be_good() throws IOException {
        JsonNode fetch = sent(ME, "application/zip", packageWith("{}"));

        assertThat(fetch.path("findings")).isEmpty();
        assertThat(fetch.path("signer").asText()).contains("沙盒戶政機關");
        assertThat(fetch.path("contents").toString()).contains("個人戶籍資料.json", "個人戶籍資料.pdf", "META-INFO/manifest.xml");
    }

    @Test
    void an_unsigned_package_is_good_too_and_has_no_signer() throws IOException {
        JsonNode fetch = sent(ME, "application/zip", packageWith("{\"unsigned\": true}"));

        assertThat(fetch.path("findings")).isEmpty();
        assertThat(fetch.path("signer").asText()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'wrong_digest': true} | digest-mismatch: 個人戶籍資料.json",
                "{'wrong_manifest_signature': true} | signature-wrong",
                "{'signature_of_another_file': true} | signature-wrong",
                "{'manifest_changed_after_signing': true} | signature-wrong",
                "{'partial_meta_info': true} | meta-info-without: META-INFO/certificate.cer",
                "{'partial_meta_info': {'without': 'manifest.xml'}} | meta-info-without: META-INFO/manifest.xml",
                "{'certificate_not_pem': true} | certificate-no-pem",
                "{'certificate_with_weak_key': true} | key-short-or-not-rsa",
                "{'unlisted_file': true} | file-unlisted: unlisted.txt",
                "{'listed_file_absent': true} | file-absent: 個人戶籍資料.json",
                "{'listed_file_absent': true} | nothing-for-machines",
                "{'no_files': true} | nothing-for-people",
                "{'zip_slip': true} | name-with-path: ../../outside.txt",
                "{'misspelt_meta_info': true} | name-with-path: Meta-Info/manifest.xml",
                "{'manifest_doctype': {'in': 'dp'}} | manifest-unreadable",
            })
    void a_bad_package_is_found_out(String faults, String finding) throws IOException {
        JsonNode fetch = sent(ME, "application/zip", packageWith(faults.replace('\'', '"')));

        assertThat(fetch.path("findings"))
                .anySatisfy(found -> assertThat(found.asText()).startsWith(finding));
    }

    @Test
    void a_package_without_its_end_is_found_out() throws IOException {
        byte[] whole = packageWith("{}");

        assertThat(sent(ME, "application/zip", Arrays.copyOf(whole, whole.length - 1))
                        .path("findings")
                        .toString())
                .contains("no-zip");
    }

    @Test
    void what_is_no_package_is_found_out() {
        assertThat(sent(ME, "application/zip", "<html>".getBytes(StandardCharsets.UTF_8))
                        .path("findings")
                        .toString())
                .contains("no-zip");
        assertThat(sent(ME, "application/json", "{".getBytes(StandardCharsets.UTF_8))
                        .path("findings")
                        .toString())
                .contains("no-json");
        assertThat(sent(ME, "application/json", new byte[0]).path("findings").toString())
                .contains("no-json");
        assertThat(sent(ME, "application/pdf", new byte[9]).path("findings").toString())
                .contains("no-pdf");
    }

    @Test
    void a_pdf_is_to_open_with_the_national_id_alone() throws IOException {
        byte[] pdf = opened("{}").files().get("API.Household1.zip!個人戶籍資料.pdf");

        assertThat(sent(ME, "application/pdf", pdf).path("findings")).isEmpty();
        assertThat(sent("B223344554", "application/pdf", pdf).path("findings").toString())
                .contains("pdf-closed-to-person");
    }

    private static byte[] packageWith(String faults) throws IOException {
        return opened(faults).files().get("API.Household1.zip");
    }

    private static Opened opened(String faults) throws IOException {
        String txId = stage.arrive(ME, faults);
        stage.agree(txId);
        String jwe = new String(stage.fetch(txId).body(), StandardCharsets.US_ASCII);
        return Opened.of(jwe, stage.transaction(txId).get("secret_key").asText());
    }

    private static JsonNode sent(String person, String type, byte[] body) {
        provider.answerWith(Response.bytes(200, type, body));
        return stage.control("POST", "/data-sets/API.Household1/fetch", "{\"person\": \"" + person + "\"}");
    }
}
