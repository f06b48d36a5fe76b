package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.pki.protocol.TestPki.NOW;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import tw.agencygateway.pki.protocol.TestPki.Holder;

class CertificateMalformedTest {
    private final Holder root = TestPki.root("Root");
    private final Holder signer = TestPki.issue(root, TestPki.signer("Signer"));

    @Test
    void pem_and_der_give_the_same_certificate() throws Exception {
        byte[] der = signer.certificate().getEncoded();

        assertThat(CertificateReader.read(der)).isEqualTo(signer.certificate());
        assertThat(CertificateReader.read(pem(der, 64))).isEqualTo(signer.certificate());
        assertThat(CertificateReader.readPem(pem(der, 5))).isEqualTo(signer.certificate());
    }

    @Test
    void pem_is_one_block_of_one_certificate() throws Exception {
        byte[] der = signer.certificate().getEncoded();
        String pem = new String(pem(der, 64), StandardCharsets.US_ASCII);

        assertRefused((pem + pem).getBytes(StandardCharsets.US_ASCII));
        assertRefused(("text\n" + pem).getBytes(StandardCharsets.US_ASCII));
        assertRefused(pem.replace("CERTIFICATE", "PRIVATE KEY").getBytes(StandardCharsets.US_ASCII));
        assertRefused(pem.replace("-----END", "!-----END").getBytes(StandardCharsets.US_ASCII));
        assertRefused(pem(new byte[] {1, 2, 3}, 64));
        assertRefused(new byte[70_000]);
        assertRefused(new byte[0]);
        assertThatThrownBy(() -> CertificateReader.readPem(der)).isInstanceOf(MalformedCertificateException.class);
    }

    @Test
    void nothing_may_follow_the_certificate() throws Exception {
        byte[] der = signer.certificate().getEncoded();

        assertRefused(Arrays.copyOf(der, der.length + 1));
        assertRefused(Arrays.copyOf(der, der.length - 1));
    }

    @Test
    void a_changed_byte_anywhere_is_refused_or_not_trusted() throws Exception {
        byte[] der = signer.certificate().getEncoded();
        SignerTrust trust =
                new SignerTrust(List.of(root.certificate()), List.of(), issuer -> List.of(TestPki.crl(root)));
        for (int i = 0; i < der.length; i++) {
            for (int mask : new int[] {0x01, 0x80, 0xff}) {
                byte[] changed = der.clone();
                changed[i] ^= (byte) mask;
                assertThat(statusOrNull(trust, changed)).isNotEqualTo(SignerStatus.TRUSTED);
            }
        }
    }

    private static SignerStatus statusOrNull(SignerTrust trust, byte[] der) {
        try {
            X509Certificate certificate = CertificateReader.read(der);
            CertificateFacts.of(certificate);
            return trust.check(certificate, NOW).status();
        } catch (MalformedCertificateException e) {
            return null;
        }
    }

    @Test
    void a_changed_byte_of_a_crl_is_refused_or_proves_nothing() throws Exception {
        byte[] der = crlBytes();
        for (int i = 0; i < der.length; i++) {
            byte[] changed = der.clone();
            changed[i] ^= (byte) 0x81;
            Crl crl = crlOrNull(changed);
            if (crl != null) {
                SignerTrust trust = new SignerTrust(List.of(root.certificate()), List.of(), issuer -> List.of(crl));
                assertThat(trust.check(signer.certificate(), NOW).status()).isEqualTo(SignerStatus.REVOCATION_UNKNOWN);
            }
        }
    }

    @Test
    void a_crl_tells_its_facts() throws Exception {
        Crl crl = Crl.parse(crlBytes());

        assertThat(crl.issuer()).isEqualTo(root.certificate().getSubjectX500Principal());
        assertThat(crl.number()).contains(BigInteger.valueOf(7));
        assertThat(crl.size()).isEqualTo(1);
        assertThat(crl.thisUpdate()).isEqualTo(NOW.minusSeconds(60));
        assertThat(crl.nextUpdate()).contains(NOW.plusSeconds(60));
    }

    private byte[] crlBytes() throws Exception {
        var builder =
                new JcaX509v2CRLBuilder(root.certificate().getSubjectX500Principal(), Date.from(NOW.minusSeconds(60)));
        builder.setNextUpdate(Date.from(NOW.plusSeconds(60)));
        builder.addCRLEntry(BigInteger.TEN, Date.from(NOW.minusSeconds(90)), 1);
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(7)));
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(root.key()))
                .getEncoded();
    }

    private static Crl crlOrNull(byte[] der) {
        try {
            Crl crl = Crl.parse(der);
            crl.size();
            return crl;
        } catch (MalformedCertificateException e) {
            return null;
        }
    }

    private static byte[] pem(byte[] der, int lineLength) {
        String base64 =
                Base64.getMimeEncoder(lineLength / 4 * 4, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> CertificateReader.read(bytes)).isInstanceOf(MalformedCertificateException.class);
    }
}
