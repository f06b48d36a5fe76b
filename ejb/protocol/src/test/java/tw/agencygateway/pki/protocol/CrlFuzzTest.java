package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

class CrlFuzzTest {
    private final TestPki.Holder root = TestPki.root("Root");
    private final TestPki.Holder signer = TestPki.issue(root, TestPki.signer("Signer"));

    /** Nobody here has signed what the fuzzer makes, so that it can neither clear nor revoke. */
    @FuzzTest(maxDuration = "1m")
    void any_list_is_judged_or_refused(byte[] input) {
        Crl crl;
        try {
            crl = Crl.parse(input);
        } catch (MalformedCertificateException e) {
            return;
        }
        assertThat(crl.thisUpdate()).isNotNull();
        assertThat(crl.nextUpdate()).isNotNull();
        assertThat(crl.issuer()).isNotNull();
        assertThat(crl.number()).isNotNull();
        SignerTrust trust = new SignerTrust(List.of(root.certificate()), List.of(), issuer -> List.of(crl));
        assertThat(trust.check(signer.certificate(), TestPki.NOW).status().isUndecided())
                .isTrue();
    }
}
