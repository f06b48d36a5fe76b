package tw.agencygateway.sandbox.pki;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/** A private key with its certificate. */
public record SigningKey(PrivateKey key, X509Certificate certificate) {

    /** SHA256withRSA over {@code content}: the raw signature bytes (SP §玖.五.(三)). */
    public byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    @Override
    public String toString() {
        return "SigningKey[" + certificate.getSubjectX500Principal() + "]";
    }
}
