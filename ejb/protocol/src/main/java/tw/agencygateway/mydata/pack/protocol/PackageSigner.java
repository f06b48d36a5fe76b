package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Objects;

/**
 * Signs manifests with SHA256withRSA, the key in a file or in a PKCS#11 token. Safe for use by several threads as far as its provider is.
 * Source: MyData DP V1.3 §玖.一.(三).
 */
public final class PackageSigner {
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int MIN_BITS = 2_048;
    private static final int PEM_LINE = 64;

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Provider provider;

    /**
     * Signs once to see that it can.
     *
     * @param provider the one that can use the key
     * @throws InvalidKeyException when the certificate is for no RSA key of at least 2 048 bits, or for another key
     * @throws GeneralSecurityException when the provider cannot sign with the key
     */
    public PackageSigner(PrivateKey key, X509Certificate certificate, Provider provider)
            throws GeneralSecurityException {
        this.key = Objects.requireNonNull(key);
        this.certificate = Objects.requireNonNull(certificate);
        this.provider = Objects.requireNonNull(provider);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() < MIN_BITS) {
            throw new InvalidKeyException("packages are signed with RSA keys of at least " + MIN_BITS + " bits");
        }
        byte[] probe = {1};
        Signature verifier = Signature.getInstance(ALGORITHM, "SunRsaSign");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(probe);
        if (!verifier.verify(sign(probe))) {
            throw new InvalidKeyException("the certificate is for another key");
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }

    /** The certificate as {@code certificate.cer} holds it. */
    byte[] pem() throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
