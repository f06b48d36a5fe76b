package tw.agencygateway.pki.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.service.PkiFixture.FROM;
import static tw.agencygateway.pki.service.PkiFixture.START;
import static tw.agencygateway.pki.service.PkiFixture.UNTIL;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.pki.entity.TrustAnchor;
import tw.agencygateway.pki.service.TrustAnchorRefusedException.Reason;
import tw.agencygateway.platform.service.BootstrapException;
import tw.agencygateway.platform.service.BootstrapNodes;

class TrustAnchorsTest {
    private final PkiFixture pki = new PkiFixture();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        pki.close();
    }

    @Test
    void aRootIsKeptWithWhatAnAdministratorWantsToSee() throws Exception {
        TestPki root = TestPki.root("C=TW,CN=Root", FROM, UNTIL);
        pki.trust(root.certificate);

        assertThat(pki.anchors.list()).singleElement().satisfies(anchor -> {
            assertThat(anchor.name()).isEqualTo("a CA");
            assertThat(anchor.subject()).isEqualTo("CN=Root,C=TW");
            assertThat(anchor.isRoot()).isTrue();
            assertThat(anchor.isEnabled()).isTrue();
            assertThat(anchor.isValidAt(START)).isTrue();
            assertThat(anchor.sha256()).hasSize(64);
            assertThat(anchor.addedAt()).isEqualTo(START);
            assertThat(anchor.addedBy()).isEqualTo("tester");
            assertThat(anchor.der()).isEqualTo(root.certificate.getEncoded());
        });
    }

    @Test
    void aRootThatHasExpiredIsTakenAndShownAsSuch() throws Exception {
        pki.trust(TestPki.root("CN=Old", FROM, START.minusSeconds(1)).certificate);

        assertThat(pki.anchors.list())
                .singleElement()
                .satisfies(anchor -> assertThat(anchor.isValidAt(START)).isFalse());
    }

    @Test
    void anIntermediateIsNoRootEvenUnderItsIssuersName() throws Exception {
        TestPki root = TestPki.root("CN=Root", FROM, UNTIL);
        pki.trust(root.intermediate("CN=Below", FROM, UNTIL).certificate);
        pki.trust(root.intermediate("CN=Root", FROM, UNTIL).certificate);

        assertThat(pki.anchors.list()).hasSize(2).noneMatch(TrustAnchor::isRoot);
    }

    @Test
    void whatIsNoAuthoritysCertificateIsRefused() throws Exception {
        TestPki root = TestPki.root("CN=Root", FROM, UNTIL);
        byte[] signer = root.signer("CN=Signer", FROM, UNTIL).getEncoded();
        byte[] listsOnly = TestPki.root("CN=Lists", FROM, UNTIL, KeyUsage.cRLSign)
                .certificate
                .getEncoded();

        assertRefused(Reason.NOT_A_CA, () -> add(signer));
        assertRefused(Reason.NOT_A_CA, () -> add(listsOnly));
        assertRefused(Reason.MALFORMED, () -> add(root.crl(1, START)));
        assertRefused(Reason.MALFORMED, () -> add(new byte[] {0x30, 0}));
        assertThat(pki.anchors.list()).isEmpty();
    }

    @Test
    void aCertificateIsThereOnce() throws Exception {
        byte[] root = TestPki.root("CN=Root", FROM, UNTIL).certificate.getEncoded();
        add(root);

        assertRefused(Reason.ALREADY_THERE, () -> add(root));
    }

    @Test
    void theBootstrapFileAddsAndEnablesAndCanBeAppliedAgain() throws Exception {
        TestPki root = TestPki.root("CN=Root", FROM, UNTIL);
        Files.write(directory.resolve("root.cer"), root.certificate.getEncoded());
        apply("- {name: Sandbox root, certificate_file: root.cer}");
        TrustAnchor added = pki.anchors.list().get(0);
        apply("- {name: Sandbox root, certificate_file: root.cer}");
        assertThat(pki.anchors.list()).containsExactly(added);

        pki.in(() -> {
            pki.anchors.disable(added.id());
            return null;
        });
        apply("- {name: New name, certificate_file: root.cer}");

        assertThat(pki.anchors.list()).singleElement().satisfies(anchor -> {
            assertThat(anchor.isEnabled()).isTrue();
            assertThat(anchor.name()).isEqualTo("New name");
        });
    }

    @Test
    void theBootstrapFileIsToldWhatIsWrongWithACertificate() throws Exception {
        TestPki root = TestPki.root("CN=Root", FROM, UNTIL);
        Files.write(
                directory.resolve("signer.cer"),
                root.signer("CN=Signer", FROM, UNTIL).getEncoded());

        assertThatThrownBy(() -> apply("- {name: a, certificate_file: signer.cer}"))
                .isInstanceOf(BootstrapException.class)
                .hasMessageContaining("line 1, [0].certificate_file")
                .hasMessageContaining("not one of a CA");
        assertThatThrownBy(() -> apply("- {name: a, certificate: signer.cer}")).isInstanceOf(BootstrapException.class);
    }

    private void apply(String content) throws Exception {
        TrustAnchorSection section = new TrustAnchorSection();
        section.anchors = pki.anchors;
        pki.in(() -> {
            section.apply(BootstrapNodes.parse(directory, content));
            return null;
        });
    }

    private void add(byte[] bytes) throws Exception {
        pki.in(() -> pki.anchors.add("a CA", bytes, "tester"));
    }

    private static void assertRefused(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        TrustAnchorRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
