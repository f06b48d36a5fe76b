package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.INCOME;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.item;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.pki.protocol.TestPki;

class PackageMalformedTest extends PackageVerification {
    @Nested
    class MyDataPackage {
        @Test
        void without_a_manifest_it_is_rejected() throws Exception {
            packages.leftOut.add("META-INFO/manifest.xml");
            assertRejected(verify(), FindingCode.MANIFEST_MISSING);
        }

        @Test
        void a_data_set_that_was_not_requested_is_rejected() throws Exception {
            packages.items.add(item("API.other", 204));
            assertRejected(verify(), FindingCode.DATA_SET_NOT_REQUESTED);
        }

        @Test
        void a_data_set_that_is_missing_is_rejected() throws Exception {
            packages.items.remove(1);
            assertRejected(verify(), FindingCode.DATA_SET_MISSING);
        }

        @Test
        void a_data_set_named_twice_is_rejected() throws Exception {
            packages.items.add(item(HOUSEHOLD, 200).replaceFirst("<filename>.*</filename>", "<filename/>"));
            assertRejected(verify(), FindingCode.DATA_SET_REPEATED);
        }

        @ParameterizedTest
        @ValueSource(ints = {403, 500, 201, 504})
        void a_data_set_that_failed_fails_the_whole(int code) throws Exception {
            packages.items.set(1, item(INCOME, code));

            VerificationReport report = verify();

            assertRejected(report, FindingCode.DATA_SET_FAILED);
            assertThat(report.dataSetFailed()).isTrue();
            assertThat(report.findings().get(0).details()).containsExactly(Integer.toString(code));
        }

        @Test
        void a_file_that_is_missing_or_not_listed_is_rejected() throws Exception {
            packages.leftOut.add(HOUSEHOLD + ".zip");
            assertRejected(verify(), FindingCode.DATA_PACKAGE_MISSING);
            packages.leftOut.clear();
            packages.packages.put("extra.zip", new byte[1]);
            assertRejected(verify(), FindingCode.FILE_NOT_LISTED);
        }

        @Test
        void no_data_may_come_as_nothing_or_as_an_empty_zip_and_not_otherwise() throws Exception {
            packages.packages.put(INCOME + ".zip", Zips.stored(Map.of()));
            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
            packages.packages.put(INCOME + ".zip", new byte[0]);
            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
            packages.packages.put(INCOME + ".zip", Zips.stored(Map.of("x", new byte[1])));
            assertRejected(verify(), FindingCode.DATA_SET_NOT_EMPTY);
            packages.packages.put(INCOME + ".zip", utf8("no zip"));
            assertRejected(verify(), FindingCode.ZIP_MALFORMED);
        }

        @Test
        void a_manifest_with_a_document_type_is_rejected() throws Exception {
            packages.packages.put("META-INFO/manifest.xml", utf8("<!DOCTYPE files><files/>"));
            assertRejected(verify(), FindingCode.MANIFEST_MALFORMED);
        }

        @Test
        void two_data_sets_cannot_share_a_file() throws Exception {
            packages.items.set(1, item(INCOME, 200).replace(INCOME + ".zip", HOUSEHOLD + ".zip"));
            assertRejected(verify(), FindingCode.MANIFEST_MALFORMED);
        }

        @Test
        void files_of_all_data_sets_together_are_limited() throws Exception {
            packages.items.set(1, item(INCOME, 200));
            packages.packages.put(INCOME + ".zip", Zips.deflated(packages.signedFiles()));
            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
            packages.limits = new ZipLimits(1_000, 16_384, 16_384, 1_000, 8);
            packages.data.put("large.txt", new byte[6_000]);
            packages.packages.put(INCOME + ".zip", Zips.deflated(packages.signedFiles()));
            packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(packages.signedFiles()));
            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
            packages.data.put("larger.txt", new byte[3_000]);
            packages.packages.put(INCOME + ".zip", Zips.deflated(packages.signedFiles()));
            packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(packages.signedFiles()));
            assertRejected(verify(), FindingCode.ZIP_LIMIT_EXCEEDED);
        }
    }

    @Nested
    class DpPackage {
        private final Map<String, byte[]> files = new LinkedHashMap<>(packages.signedFiles());

        @ParameterizedTest
        @EnumSource(SignaturePolicy.class)
        void without_a_signature_the_policy_decides(SignaturePolicy policy) throws Exception {
            packages.pins = Map.of();
            packages.policy = policy;
            files.keySet().removeIf(name -> name.startsWith("META-INFO/"));

            VerificationReport report = verifyFiles();

            assertThat(codes(report)).contains(FindingCode.SIGNATURE_ABSENT);
            assertThat(report.verdict())
                    .isEqualTo(policy == SignaturePolicy.REQUIRED ? Verdict.REJECTED : Verdict.VERIFIED);
            assertThat(store.objects).hasSize(policy == SignaturePolicy.REQUIRED ? 0 : 2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"META-INFO/manifest.xml", "META-INFO/manifest.sha256withrsa", "META-INFO/certificate.cer"})
        void a_signature_that_is_there_in_part_is_rejected_under_every_policy(String missing) throws Exception {
            files.remove(missing);
            for (SignaturePolicy policy : SignaturePolicy.values()) {
                packages.policy = policy;
                assertRejected(verifyFiles(), FindingCode.SIGNATURE_INCOMPLETE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"META-INFO/more.txt", "META-INFO/certificate2.cer"})
        void anything_more_beside_the_signature_is_rejected(String name) throws Exception {
            files.put(name, new byte[1]);
            assertRejected(verifyFiles(), FindingCode.SIGNATURE_INCOMPLETE);
        }

        @Test
        void a_misspelt_folder_is_a_broken_signature_and_not_data() throws Exception {
            packages.policy = SignaturePolicy.NOT_REQUIRED;
            files.keySet().removeIf(name -> name.startsWith("META-INFO/"));
            files.put("meta-info/manifest.xml", new byte[1]);
            assertRejected(verifyFiles(), FindingCode.SIGNATURE_INCOMPLETE);
        }

        @Test
        void a_changed_manifest_is_rejected() throws Exception {
            files.computeIfPresent("META-INFO/manifest.xml", (name, bytes) -> utf8(new String(bytes) + " "));
            assertRejected(verifyFiles(), FindingCode.SIGNATURE_INVALID);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 255, 257, 3_000})
        void a_signature_of_another_length_is_rejected(int length) throws Exception {
            files.put("META-INFO/manifest.sha256withrsa", new byte[length]);
            assertThat(verifyFiles().verdict()).isEqualTo(Verdict.REJECTED);
        }

        @Test
        void a_signature_by_another_key_is_rejected() throws Exception {
            packages.signer = TestPki.issue(packages.root, TestPki.signer("Another"));
            files.put("META-INFO/certificate.cer", TestPackages.pem(packages.signer.certificate()));
            assertRejected(verifyFiles(), FindingCode.SIGNATURE_INVALID);
        }

        @Test
        void an_elliptic_key_does_not_fit_the_signature() throws Exception {
            TestPki.Holder elliptic =
                    TestPki.issue(packages.root, TestPki.signer("Signer").withKeys(TestPki.generate("EC", 256)));
            files.put("META-INFO/certificate.cer", TestPackages.pem(elliptic.certificate()));
            assertRejected(verifyFiles(), FindingCode.SIGNATURE_INVALID);
        }

        @Test
        void a_certificate_that_is_none_is_rejected() throws Exception {
            files.put(
                    "META-INFO/certificate.cer", utf8("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"));
            assertRejected(verifyFiles(), FindingCode.CERTIFICATE_MALFORMED);
        }

        @Test
        void a_changed_file_is_rejected() throws Exception {
            files.put("戶籍.json", utf8("{\"a\":2}"));
            assertRejected(verifyFiles(), FindingCode.DIGEST_MISMATCH);
        }

        @Test
        void a_file_besides_those_listed_is_rejected() throws Exception {
            files.put("extra.txt", new byte[1]);
            assertRejected(verifyFiles(), FindingCode.FILE_NOT_LISTED);
        }

        @Test
        void a_listed_file_that_is_missing_is_rejected() throws Exception {
            files.remove("戶籍.json");
            assertRejected(verifyFiles(), FindingCode.FILE_MISSING);
        }

        @Test
        void a_package_without_data_is_rejected() throws Exception {
            files.keySet().removeIf(name -> !name.startsWith("META-INFO/"));
            assertRejected(verifyFiles(), FindingCode.DATA_PACKAGE_EMPTY);
        }

        @Test
        void a_zip_in_a_dp_package_is_an_ordinary_file() throws Exception {
            packages.data.put("inner.zip", Zips.deflated(Map.of("../x", new byte[1])));
            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
            assertThat(store.objects).hasSize(3);
        }

        @Test
        void national_ids_in_file_names_do_not_come_into_the_report() throws Exception {
            files.put("戶籍_A123456789.txt", new byte[1]);
            assertThat(verifyFiles().toString()).contains("A12****789").doesNotContain("A123456789");
        }

        private VerificationReport verifyFiles() throws IOException {
            packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(files));
            return verify();
        }
    }
}
