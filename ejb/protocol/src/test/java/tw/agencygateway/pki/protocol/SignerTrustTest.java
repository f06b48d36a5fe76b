package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.protocol.TestPki.Holder;

class SignerTrustTest extends SignerTrustCase {
    @Test
    void a_signer_with_a_path_to_a_root_and_fresh_lists_is_trusted() {
        SignerVerdict verdict = trust().check(signer.certificate(), NOW);

        assertThat(verdict.status()).isEqualTo(SignerStatus.TRUSTED);
        assertThat(verdict.path())
                .extracting(check -> check.certificate().subject())
                .containsExactly("CN=Signer,O=Test,C=TW", "CN=Middle,O=Test,C=TW", "CN=Root,O=Test,C=TW");
        assertThat(verdict.path().get(0).revocation().status()).isEqualTo(RevocationCheck.Status.GOOD);
        assertThat(verdict.path().get(0).revocation().thisUpdate()).isEqualTo(NOW.minus(Duration.ofHours(1)));
        assertThat(verdict.path().get(2).revocation()).isNull();
    }

    @Test
    void a_signer_directly_below_the_root_is_trusted() {
        assertThat(status(TestPki.issue(root, TestPki.signer("Signer")))).isEqualTo(SignerStatus.TRUSTED);
    }

    @Test
    void the_roots_own_signature_may_be_sha_1() {
        Holder old = TestPki.root("Old", spec -> spec.withAlgorithm("SHA1withRSA"));
        crls.add(TestPki.crl(old));

        assertThat(trust(List.of(old), List.of())
                        .check(TestPki.issue(old, TestPki.signer("Signer")).certificate(), NOW)
                        .status())
                .isEqualTo(SignerStatus.TRUSTED);
    }

    @Nested
    class WithoutProof {
        @Test
        void without_the_root_nothing_is_decided() {
            assertThat(trust(List.of(), List.of(root, middle)).check(signer.certificate(), NOW))
                    .satisfies(verdict -> {
                        assertThat(verdict.status()).isEqualTo(SignerStatus.NO_PATH);
                        assertThat(verdict.path()).hasSize(1);
                    });
        }

        @Test
        void without_the_intermediate_nothing_is_decided() {
            assertThat(trust(List.of(root), List.of())
                            .check(signer.certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.NO_PATH);
        }

        @Test
        void an_issuer_of_the_same_name_with_another_key_is_no_path() {
            Holder impostor = TestPki.root("Middle", spec -> spec.withKeys(TestPki.rsa("Impostor")));

            assertThat(trust(List.of(impostor), List.of())
                            .check(signer.certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.NO_PATH);
        }

        @Test
        void an_issuer_of_ours_that_is_out_of_date_is_a_gap_of_ours() {
            Holder expired = TestPki.issue(
                    root,
                    TestPki.authority("Middle")
                            .withValidity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(1))));

            assertThat(trust(List.of(root), List.of(expired))
                            .check(signer.certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.NO_PATH);
        }

        @Test
        void an_algorithm_that_is_not_known_here_is_not_decided() {
            assertThat(status(TestPki.issue(middle, TestPki.signer("Signer").withAlgorithm("SHA256withRSAandMGF1"))))
                    .isEqualTo(SignerStatus.UNSUPPORTED_ALGORITHM);
        }

        @Test
        void a_self_signed_signer_has_no_path() {
            assertThat(status(TestPki.root("Nobody", spec -> spec.withKeyUsage(KeyUsage.digitalSignature))))
                    .isEqualTo(SignerStatus.NO_PATH);
        }
    }

    @Nested
    class ProvenBad {
        @Test
        void expired() {
            assertThat(status(below(spec -> spec.withValidity(NOW.minusSeconds(9), NOW.minusSeconds(1)))))
                    .isEqualTo(SignerStatus.EXPIRED);
        }

        @Test
        void not_yet_valid() {
            assertThat(status(below(spec -> spec.withValidity(NOW.plusSeconds(1), NOW.plusSeconds(9)))))
                    .isEqualTo(SignerStatus.NOT_YET_VALID);
        }

        @Test
        void sha_1_below_the_root() {
            assertThat(status(below(spec -> spec.withAlgorithm("SHA1withRSA")))).isEqualTo(SignerStatus.WEAK);
        }

        @Test
        void sha_1_in_the_middle() {
            Holder weak = TestPki.issue(root, TestPki.authority("Middle").withAlgorithm("SHA1withRSA"));

            assertThat(trust(List.of(root), List.of(weak))
                            .check(signer.certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.WEAK);
        }

        @Test
        void a_short_key() {
            assertThat(status(below(spec -> spec.withKeys(TestPki.generate("RSA", 1_024)))))
                    .isEqualTo(SignerStatus.WEAK);
        }

        @Test
        void a_signer_that_may_not_sign() {
            assertThat(status(below(spec -> spec.withKeyUsage(KeyUsage.keyEncipherment))))
                    .isEqualTo(SignerStatus.WRONG_PURPOSE);
        }

        @Test
        void non_repudiation_is_signing_too() {
            assertThat(status(below(spec -> spec.withKeyUsage(KeyUsage.nonRepudiation))))
                    .isEqualTo(SignerStatus.TRUSTED);
        }

        @Test
        void an_issuer_that_is_no_authority() {
            Holder end = TestPki.issue(root, TestPki.signer("End").withKeyUsage(KeyUsage.keyCertSign));
            crls.add(TestPki.crl(end));

            assertThat(trust(List.of(root), List.of(end))
                            .check(TestPki.issue(end, TestPki.signer("Signer")).certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.WRONG_PURPOSE);
        }

        @Test
        void an_issuer_without_the_usage_to_issue() {
            Holder end = TestPki.issue(root, TestPki.authority("End").withKeyUsage(KeyUsage.cRLSign));
            crls.add(TestPki.crl(end));

            assertThat(trust(List.of(root), List.of(end))
                            .check(TestPki.issue(end, TestPki.signer("Signer")).certificate(), NOW)
                            .status())
                    .isEqualTo(SignerStatus.WRONG_PURPOSE);
        }

        @Test
        void a_path_longer_than_an_issuer_allows() {
            Holder lower = TestPki.issue(middle, TestPki.authority("Lower"));
            crls.add(TestPki.crl(lower));

            assertThat(trust(List.of(root), List.of(middle, lower))
                            .check(
                                    TestPki.issue(lower, TestPki.signer("Signer"))
                                            .certificate(),
                                    NOW)
                            .status())
                    .isEqualTo(SignerStatus.WRONG_PURPOSE);
        }

        @Test
        void an_unknown_critical_extension() {
            assertThat(status(below(spec -> spec.withCriticalExtension("1.2.3.4.5"))))
                    .isEqualTo(SignerStatus.UNKNOWN_CRITICAL_EXTENSION);
        }

        @Test
        void a_forged_signature_under_a_known_key_identifier() throws Exception {
            byte[] der = signer.certificate().getEncoded();
            der[der.length - 1] ^= 1;

            assertThat(trust().check(CertificateReader.read(der), NOW).status()).isEqualTo(SignerStatus.FORGED);
        }

        @Test
        void a_forged_signature_without_key_identifiers_is_only_no_path() throws Exception {
            byte[] der =
                    below(CertificateSpec::withoutKeyIdentifiers).certificate().getEncoded();
            der[der.length - 1] ^= 1;

            assertThat(trust().check(CertificateReader.read(der), NOW).status()).isEqualTo(SignerStatus.NO_PATH);
        }

        @Test
        void the_signers_own_fault_counts_even_without_a_path() {
            Holder stranger = TestPki.issue(
                    TestPki.root("Nobody"),
                    TestPki.signer("Signer").withValidity(NOW.minusSeconds(9), NOW.minusSeconds(1)));

            assertThat(status(stranger)).isEqualTo(SignerStatus.EXPIRED);
        }
    }

    private Holder below(UnaryOperator<CertificateSpec> change) {
        return TestPki.issue(middle, change.apply(TestPki.signer("Signer")));
    }
}
