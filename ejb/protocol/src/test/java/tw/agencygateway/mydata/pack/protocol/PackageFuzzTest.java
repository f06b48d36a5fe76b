package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import tw.agencygateway.pki.protocol.TestPki;

class PackageFuzzTest {
    private static final ZipLimits LIMITS = new ZipLimits(20, 1 << 20, 2 << 20, 200, 8);

    private final TestPackages packages = new TestPackages();

    /** As a MyData package, as a DP package, and as what the JWE holds, where another way of unpacking has to say the same. */
    @FuzzTest(maxDuration = "1m")
    void any_package_ends_in_a_report_and_leaves_nothing_unverified(byte[] input) throws IOException {
        packages.limits = LIMITS;
        PackageVerifier verifier = new PackageVerifier(packages.trust());
        MemoryStore store = new MemoryStore();

        VerificationReport spooled =
                verifier.verifyMyDataPackage(MemoryStore.channel(input), packages.request(), store);
        check(spooled, store);
        check(
                verifier.verifyDpPackage(
                        MemoryStore.channel(input),
                        TestPackages.HOUSEHOLD,
                        SignaturePolicy.NOT_REQUIRED,
                        LIMITS,
                        TestPki.NOW,
                        store),
                store);
        String jwe = JweWriter.jwe(JweTest.KEY, JweTest.IV, TestPackages.envelope(TestPackages.CLIENT + ".zip", input));
        VerificationReport walked =
                verifier.verify(PackageVerification.raw(jwe), JweTest.KEY, packages.request(), store);
        check(walked, store);
        assertThat(walked.verdict()).isEqualTo(spooled.verdict());
        assertThat(walked.findings()).isEqualTo(spooled.findings());
        assertThat(walked.files()).hasSameSizeAs(spooled.files());
    }

    private static void check(VerificationReport report, MemoryStore store) {
        if (report.verdict() != Verdict.VERIFIED) {
            assertThat(report.files()).isEmpty();
        }
        assertThat(store.objects).hasSameSizeAs(report.files());
        store.objects.clear();
    }
}
