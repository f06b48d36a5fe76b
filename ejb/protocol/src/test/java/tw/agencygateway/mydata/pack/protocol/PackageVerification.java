package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import tw.agencygateway.pki.protocol.SignerTrust;

/** Verifies a {@link TestPackages} into a {@link MemoryStore}. */
abstract class PackageVerification {
    final TestPackages packages = new TestPackages();
    final MemoryStore store = new MemoryStore();

    VerificationReport verify() throws IOException {
        return verify(packages.jwe());
    }

    VerificationReport verify(String jwe) throws IOException {
        return verify(jwe, packages.trust());
    }

    VerificationReport verify(String jwe, SignerTrust trust) throws IOException {
        store.objects.keySet().removeIf(name -> name.startsWith("file-") && store.objects.get(name).length != 9);
        return new PackageVerifier(trust).verify(raw(jwe), JweTest.KEY, packages.request(), store);
    }

    static RawJwe raw(String jwe) {
        return () -> new ByteArrayInputStream(utf8(jwe));
    }

    void assertRejected(VerificationReport report, FindingCode code) {
        assertThat(codes(report)).contains(code);
        assertThat(report.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(report.files()).isEmpty();
        assertThat(store.objects).isEmpty();
    }

    static void assertWarns(VerificationReport report, FindingCode code) {
        assertThat(report.verdict()).isEqualTo(Verdict.VERIFIED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    static List<FindingCode> codes(VerificationReport report) {
        return report.findings().stream().map(Finding::code).toList();
    }
}
