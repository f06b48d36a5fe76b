package tw.agencygateway.sandbox.mydata.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tw.agencygateway.sandbox.registry.Person;

class DeliveryTest extends DeliveryCase {
    @Test
    void a_package_holds_what_its_manifests_say() throws Exception {
        Opened opened = deliver("{}");

        assertThat(opened.iv()).isEqualTo(IV);
        assertThat(opened.filename()).isEqualTo("CLI.X.zip");
        assertThat(opened.text("META-INFO/manifest.xml"))
                .contains("<resource_id>API.A</resource_id>", "<code>200</code>", "<filename>API.B.zip</filename>");
        String manifest = opened.text(DP + "manifest.xml");
        assertThat(manifest).contains(digest(opened, "戶籍.json"), digest(opened, "戶籍.csv"), digest(opened, "戶籍.pdf"));
        assertThat(isSigned(opened)).isTrue();
        validate(certificate(opened));
    }

    @Test
    void a_file_for_people_opens_with_the_national_id_alone() throws Exception {
        byte[] pdf = deliver("{}").files().get("API.A.zip!戶籍.pdf");

        try (PDDocument document = Loader.loadPDF(pdf, "A123456789")) {
            assertThat(new PDFTextStripper().getText(document)).contains("戶籍", "姓名：王小明");
        }
        assertThatThrownBy(() -> Loader.loadPDF(pdf, "B223344554")).isInstanceOf(InvalidPasswordException.class);
    }

    @Test
    void a_person_of_whom_nothing_is_known_gets_204_and_no_file() throws Exception {
        Opened opened = deliver(Person.unknown("A123456789"), "{}");

        assertThat(opened.files()).containsOnlyKeys("META-INFO/manifest.xml");
        assertThat(opened.text("META-INFO/manifest.xml"))
                .contains("<code>204</code>")
                .doesNotContain("200");
    }

    @Test
    void a_streamed_package_is_read_by_nimbus_too() throws Exception {
        Opened opened = deliver("{\"size\": {\"megabytes\": 1}}");

        assertThat(opened.files().get("API.A.zip!附件.bin")).hasSize(1_000_000);
        assertThat(opened.iv()).isEqualTo(IV);
        assertThat(isSigned(opened)).isTrue();
    }

    @Test
    void a_broken_tag_or_another_key_cannot_be_decrypted_in_either_form() {
        for (String fault : List.of("broken_tag", "wrong_secret_key", "wrong_prefix")) {
            assertThatThrownBy(() -> deliver("{\"" + fault + "\": true}")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> deliver("{\"" + fault + "\": true, \"size\": {\"megabytes\": 1}}"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_wrong_iv_or_filename_is_another_one() throws Exception {
        assertThat(deliver("{\"wrong_iv\": true}").iv()).isNotEqualTo(IV);
        assertThat(deliver("{\"wrong_filename\": true}").filename()).isEqualTo("other.zip");
    }

    @Test
    void a_wrong_digest_is_correctly_signed() throws Exception {
        Opened opened = deliver("{\"wrong_digest\": true}");

        assertThat(opened.text(DP + "manifest.xml")).doesNotContain(digest(opened, "戶籍.json"));
        assertThat(isSigned(opened)).isTrue();
    }

    @Test
    void a_wrong_signature_or_a_changed_manifest_does_not_verify() throws Exception {
        assertThat(isSigned(deliver("{\"wrong_manifest_signature\": true}"))).isFalse();
        assertThat(isSigned(deliver("{\"manifest_changed_after_signing\": true}")))
                .isFalse();
    }

    @Test
    void meta_info_can_be_missing_or_partial() throws Exception {
        assertThat(deliver("{\"missing_meta_info\": true}").files()).doesNotContainKey("META-INFO/manifest.xml");
        assertThat(deliver("{\"unsigned\": true}").files().keySet()).noneMatch(name -> name.startsWith(DP));
        assertThat(deliver("{\"partial_meta_info\": {\"without\": \"manifest.xml\"}}")
                        .files())
                .doesNotContainKey(DP + "manifest.xml")
                .containsKey(DP + "certificate.cer");
    }

    @Test
    void bad_certificates_do_not_validate() {
        for (String fault : List.of("certificate_revoked", "certificate_expired", "certificate_of_foreign_root")) {
            assertThatThrownBy(() -> validate(certificate(deliver("{\"" + fault + "\": true}"))))
                    .as(fault)
                    .isInstanceOf(CertPathValidatorException.class);
        }
    }

    @Test
    void a_set_can_differ_from_the_request() throws Exception {
        assertThat(deliver("{\"set_missing\": {\"resource_id\": \"API.B\"}}").text("META-INFO/manifest.xml"))
                .contains("API.A")
                .doesNotContain("API.B");
        assertThat(deliver("{\"set_extra\": true}").files()).containsKey("API.Stranger1.zip");
        assertThat(deliver("{\"set_duplicate\": true}")
                        .text("META-INFO/manifest.xml")
                        .split("API.A.zip"))
                .hasSize(3);
        assertThat(deliver("{\"file_missing\": true}").files()).doesNotContainKey("API.A.zip");
    }

    @Test
    void a_set_can_be_without_data_or_fail() throws Exception {
        Opened none = deliver("{\"no_data\": {\"resource_id\": \"API.B\", \"empty_zip\": true}}");
        assertThat(none.text("META-INFO/manifest.xml")).contains("<code>204</code>");
        assertThat(none.files().keySet()).contains("API.B.zip").noneMatch(name -> name.startsWith("API.B.zip!"));
        Opened failed = deliver("{\"set_failed\": true}");
        assertThat(failed.text("META-INFO/manifest.xml")).contains("<code>403</code>");
        assertThat(failed.files()).doesNotContainKey("API.A.zip");
    }

    @Test
    void files_can_be_unlisted_absent_or_lead_out_of_the_package() throws Exception {
        Opened unlisted = deliver("{\"unlisted_file\": true}");
        assertThat(unlisted.files()).containsKey("API.A.zip!unlisted.txt");
        assertThat(unlisted.text(DP + "manifest.xml")).doesNotContain("unlisted.txt");
        Opened absent = deliver("{\"listed_file_absent\": true}");
        assertThat(absent.files()).doesNotContainKey("API.A.zip!戶籍.json");
        assertThat(absent.text(DP + "manifest.xml")).contains("戶籍.json");
        assertThat(deliver("{\"zip_slip\": true}").files()).containsKey("API.A.zip!../../outside.txt");
    }

    @Test
    void a_forged_zip_is_a_zip_but_for_its_fault() throws Exception {
        Opened good = deliver("{}");
        for (String fault : List.of(
                "{\"zip_descriptor\": {\"kind\": \"signed\"}}",
                "{\"zip_names\": {\"names\": \"a.txt;a.txt\"}}",
                "{\"zip_trailing\": true}",
                "{\"zip_comment\": {\"in\": \"mydata\"}}")) {
            assertThat(deliver(fault).files()).as(fault).containsAllEntriesOf(data(good));
        }
    }

    @Test
    void another_header_or_envelope_can_be_read_where_it_means_the_same() throws Exception {
        Opened good = deliver("{}");
        for (String fault : List.of(
                "{\"jwe_header\": {\"json\": \"{\\\"enc\\\":\\\"A256CBC-HS512\\\",\\\"alg\\\":\\\"A256KW\\\"}\"}}",
                "{\"envelope\": true}",
                "{\"envelope_base64\": {\"kind\": \"url\"}}",
                "{\"manifest_replaced\": {\"in\": \"mydata\", \"found\": \"nowhere\"}}")) {
            assertThat(deliver(fault).files()).as(fault).containsAllEntriesOf(data(good));
        }
    }

    @Test
    void a_jwe_can_be_spoilt_afterwards() {
        for (String fault : List.of(
                "\"jwe_part_changed\": {\"part\": 0}",
                "\"jwe_parts\": true",
                "\"jwe_truncated\": true",
                "\"jwe_bad_padding\": true")) {
            assertThatThrownBy(() -> deliver("{" + fault + "}")).as(fault).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_manifest_can_name_a_place_outside() throws Exception {
        assertThat(deliver("{\"manifest_doctype\": true}").text(DP + "manifest.xml"))
                .contains("<!DOCTYPE files SYSTEM \"http://localhost:8090/trap\">");
        assertThat(isSigned(deliver("{\"manifest_doctype\": true}"))).isTrue();
    }

    /** What data sets hold: the PDFs differ each time. */
    private static Map<String, byte[]> data(Opened opened) {
        Map<String, byte[]> data = new LinkedHashMap<>(opened.files());
        data.keySet().retainAll(Set.of("API.A.zip!戶籍.json", "API.A.zip!戶籍.csv"));
        return data;
    }
}
