package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.INCOME;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.item;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.protocol.CrlSource;
import tw.agencygateway.pki.protocol.SignerPin;
import tw.agencygateway.pki.protocol.SignerStatus;
import tw.agencygateway.pki.protocol.SignerTrust;
import tw.agencygateway.pki.protocol.TestPki;

class PackageVerifierTest extends PackageVerification {
    @Test
    void a_good_package_is_verified_and_its_files_are_stored() throws Exception {
        VerificationReport report = verify();

        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(codes(report)).containsExactly(FindingCode.SIGNATURE_VERIFIED, FindingCode.DATA_SET_EMPTY);
        assertThat(report.dataSets())
                .containsExactly(new DataSetOutcome(HOUSEHOLD, "資料集", 200), new DataSetOutcome(INCOME, "資料集", 204));
        assertThat(report.files())
                .extracting(StoredFile::fileName, StoredFile::mediaType, StoredFile::size)
                .containsExactly(tuple("戶籍.json", "application/json", 7L), tuple("戶籍.pdf", "application/pdf", 4L));
        assertThat(store.objects).containsOnlyKeys("file-1", "file-2");
        assertThat(store.objects.get("file-1")).isEqualTo(packages.data.get("戶籍.json"));
        assertThat(report.files().get(0).sha256()).isEqualTo(TestPackages.sha256(packages.data.get("戶籍.json")));
        assertThat(report.signers()).singleElement().satisfies(signer -> {
            assertThat(signer.resourceId()).isEqualTo(HOUSEHOLD);
            assertThat(signer.verdict().status()).isEqualTo(SignerStatus.TRUSTED);
            assertThat(signer.certificate().subject()).isEqualTo("CN=Signer,O=Test,C=TW");
        });
    }

    @Test
    void leftovers_of_a_verification_that_was_cut_short_do_no_harm() throws Exception {
        store.objects.put("file-1", new byte[9]);

        assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(store.objects).containsOnlyKeys("file-1", "file-2");
    }

    @Test
    void the_packages_are_verified_without_a_jwe_too() throws Exception {
        PackageVerifier verifier = new PackageVerifier(packages.trust());
        SeekableByteChannel myData = MemoryStore.channel(packages.myDataPackage());
        SeekableByteChannel dp = MemoryStore.channel(Zips.deflated(packages.signedFiles()));

        assertThat(verifier.verifyMyDataPackage(myData, packages.request(), store)
                        .verdict())
                .isEqualTo(Verdict.VERIFIED);
        VerificationReport lone =
                verifier.verifyDpPackage(dp, HOUSEHOLD, SignaturePolicy.REQUIRED, ZipLimits.DEFAULT, NOW, store);
        assertThat(lone.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(lone.files()).hasSize(2);
    }

    @Nested
    class Transport {
        @Test
        void a_broken_jwe_is_rejected() throws Exception {
            assertRejected(verify(packages.jwe() + "."), FindingCode.JWE_MALFORMED);
            assertRejected(verify(packages.jwe().replaceFirst("[^.]{4}$", "AAAA")), FindingCode.JWE_UNDECRYPTABLE);
        }

        @Test
        void an_iv_that_was_changed_on_the_way_is_not_what_was_sent() throws Exception {
            String iv = JweTest.base64Url(JweTest.IV);
            String changed = packages.jwe().replace("." + iv + ".", "." + JweTest.base64Url(new byte[16]) + ".");
            assertThat(changed).doesNotContain(iv);

            assertRejected(verify(changed), FindingCode.JWE_UNDECRYPTABLE);
        }

        /** What comes of bytes that are not authentic says nothing of what was sent. */
        @Test
        void bytes_that_were_altered_in_the_store_are_undecryptable_and_nothing_else() throws Exception {
            String jwe = packages.jwe();
            SealedJwe arrived = JweTest.intake(utf8(jwe), JweTest.KEY);
            int end = jwe.lastIndexOf('.');
            for (int at = jwe.lastIndexOf('.', end - 1) + 1; at < end; at += 101) {
                String altered = jwe.substring(0, at) + (jwe.charAt(at) == 'A' ? 'B' : 'A') + jwe.substring(at + 1);
                VerificationReport report =
                        new PackageVerifier(packages.trust()).verify(arrived, raw(altered), packages.request(), store);

                assertRejected(report, FindingCode.JWE_UNDECRYPTABLE);
                assertThat(report.findings()).hasSize(1);
            }
        }

        @Test
        void another_iv_is_rejected_or_a_warning_by_policy() throws Exception {
            byte[] envelope = TestPackages.envelope(CLIENT + ".zip", packages.myDataPackage());
            String jwe = JweWriter.jwe(JweTest.KEY, new byte[16], envelope);

            assertRejected(verify(jwe), FindingCode.JWE_IV_MISMATCH);
            packages.mismatches = MismatchPolicy.WARN;
            assertWarns(verify(jwe), FindingCode.JWE_IV_MISMATCH);
        }

        @Test
        void another_name_is_rejected_or_a_warning_by_policy() throws Exception {
            String jwe = JweWriter.jwe(
                    JweTest.KEY, JweTest.IV, TestPackages.envelope("CLI.OTHER.zip", packages.myDataPackage()));

            assertRejected(verify(jwe), FindingCode.PACKAGE_NAME_MISMATCH);
            packages.mismatches = MismatchPolicy.WARN;
            assertWarns(verify(jwe), FindingCode.PACKAGE_NAME_MISMATCH);
        }

        @Test
        void a_plaintext_that_is_no_envelope_is_rejected() throws Exception {
            assertRejected(
                    verify(JweWriter.jwe(JweTest.KEY, JweTest.IV, utf8("hello"))), FindingCode.ENVELOPE_MALFORMED);
        }

        @Test
        void an_envelope_without_a_zip_is_rejected() throws Exception {
            byte[] envelope = TestPackages.envelope(CLIENT + ".zip", utf8("hello"));
            assertRejected(verify(JweWriter.jwe(JweTest.KEY, JweTest.IV, envelope)), FindingCode.ZIP_MALFORMED);
        }
    }

    @Nested
    class Signer {
        @Test
        void a_revoked_signer_is_rejected_under_every_policy() throws Exception {
            packages.crl = TestPki.crl(packages.root, packages.signer.certificate());
            for (SignaturePolicy policy : SignaturePolicy.values()) {
                packages.policy = policy;
                VerificationReport report = verify();
                assertRejected(report, FindingCode.SIGNER_REJECTED);
                assertThat(report.findings().get(0).details()).containsExactly("revoked");
            }
        }

        @Test
        void an_unknown_root_leaves_it_undecided() throws Exception {
            SignerTrust nobody = new SignerTrust(List.of(), List.of(), CrlSource.NONE);

            VerificationReport report = verify(packages.jwe(), nobody);

            assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(codes(report))
                    .contains(FindingCode.SIGNER_UNDECIDED)
                    .doesNotContain(FindingCode.SIGNATURE_VERIFIED);
            assertThat(report.files()).isEmpty();
            assertThat(store.objects).isEmpty();
        }

        @Test
        void an_unknown_root_is_a_warning_where_no_signature_is_required() throws Exception {
            packages.policy = SignaturePolicy.WARN;

            VerificationReport report = verify(packages.jwe(), new SignerTrust(List.of(), List.of(), CrlSource.NONE));

            assertWarns(report, FindingCode.SIGNER_UNDECIDED);
            assertThat(codes(report)).doesNotContain(FindingCode.SIGNATURE_VERIFIED);
        }

        @Test
        void a_signer_that_nobody_has_named_is_a_warning() throws Exception {
            packages.pins = Map.of();
            assertWarns(verify(), FindingCode.SIGNER_UNCONFIRMED);

            packages.pins = Map.of(HOUSEHOLD, packages.pin(false));
            assertWarns(verify(), FindingCode.SIGNER_UNCONFIRMED);
        }

        @Test
        void another_signer_than_the_confirmed_one_is_rejected_under_every_policy() throws Exception {
            packages.pins = Map.of(HOUSEHOLD, another(true));
            for (SignaturePolicy policy : SignaturePolicy.values()) {
                packages.policy = policy;
                assertRejected(verify(), FindingCode.SIGNER_MISMATCH);
            }
        }

        @Test
        void another_signer_than_the_recorded_one_leaves_it_undecided() throws Exception {
            packages.pins = Map.of(HOUSEHOLD, another(false));

            VerificationReport report = verify();

            assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(codes(report))
                    .contains(FindingCode.SIGNER_MISMATCH)
                    .doesNotContain(FindingCode.SIGNATURE_VERIFIED);
            assertThat(store.objects).isEmpty();
        }

        @Test
        void another_signer_than_the_recorded_one_is_a_warning_where_no_signature_is_required() throws Exception {
            packages.pins = Map.of(HOUSEHOLD, another(false));
            packages.policy = SignaturePolicy.NOT_REQUIRED;

            assertWarns(verify(), FindingCode.SIGNER_MISMATCH);
        }

        @Test
        void a_confirmed_signer_is_not_got_round_by_leaving_the_signature_out() throws Exception {
            packages.pins = Map.of(HOUSEHOLD, packages.pin(true));
            packages.policy = SignaturePolicy.NOT_REQUIRED;
            packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(packages.data));

            assertRejected(verify(), FindingCode.SIGNATURE_ABSENT);
        }

        @Test
        void a_renewed_certificate_is_the_same_signer() throws Exception {
            packages.pins = Map.of(HOUSEHOLD, packages.pin(true));
            packages.signer = TestPki.issue(packages.root, TestPki.signer("Signer"));

            assertThat(verify().verdict()).isEqualTo(Verdict.VERIFIED);
        }

        private SignerPin another(boolean confirmed) {
            return new SignerPin(packages.pin(true).issuer(), "CN=Another,O=Test,C=TW", confirmed);
        }

        @Test
        void rejected_beats_undecided() throws Exception {
            packages.packages.put(HOUSEHOLD + ".zip", Zips.deflated(packages.signedFiles()));
            packages.items.set(1, item(INCOME, 200));
            Map<String, byte[]> tampered = packages.signedFiles();
            tampered.put("戶籍.json", new byte[1]);
            packages.packages.put(INCOME + ".zip", Zips.deflated(tampered));

            assertRejected(
                    verify(packages.jwe(), new SignerTrust(List.of(), List.of(), CrlSource.NONE)),
                    FindingCode.DIGEST_MISMATCH);
        }
    }

    @Nested
    class Storage {
        @Test
        void a_store_that_fails_is_no_verdict_and_leaves_nothing() {
            PackageStore failing = new PackageStore() {
                @Override
                public OutputStream create(String name) {
                    return name.equals("file-2") ? OutputStreams.FULL : store.create(name);
                }

                @Override
                public SeekableByteChannel open(String name) throws IOException {
                    return store.open(name);
                }

                @Override
                public void delete(String name) {
                    store.delete(name);
                }
            };

            assertThatThrownBy(() -> new PackageVerifier(packages.trust())
                            .verify(raw(packages.jwe()), JweTest.KEY, packages.request(), failing))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(MalformedContentException.class);
            assertThat(store.objects).isEmpty();
        }
    }
}
