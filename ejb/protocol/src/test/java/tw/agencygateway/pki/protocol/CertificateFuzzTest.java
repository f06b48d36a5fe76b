package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.cert.X509Certificate;
import java.util.List;

class CertificateFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void any_certificate_is_judged_or_refused(byte[] input) {
        X509Certificate certificate;
        try {
            certificate = CertificateReader.read(input);
        } catch (MalformedCertificateException e) {
            return;
        }
        assertThat(CertificateFacts.of(certificate)).isNotNull();
        SignerTrust trust = new SignerTrust(List.of(certificate), List.of(), issuer -> List.of());
        assertThat(trust.check(certificate, TestPki.NOW).status()).isNotNull();
    }
}
