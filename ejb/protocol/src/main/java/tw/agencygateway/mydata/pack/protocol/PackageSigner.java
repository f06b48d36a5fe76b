package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import tw.agencygateway.pki.protocol.PemText;
import tw.agencygateway.pki.protocol.RsaSigner;

/**
 * Signs manifests with SHA256withRSA, the key in a file or in a PKCS#11 token. Safe for use by several threads as far as its key is.
 * Source: MyData DP V1.3 §玖.一.(三).
 */
public final class PackageSigner {
    private static final int MIN_BITS = 2_048;

    private final RsaSigner signer;
    private final X509Certificate certificate;

    /** As {@link #PackageSigner(RsaSigner, X509Certificate)}, with a key and the provider that can use it. */
    public PackageSigner(PrivateKey key, X509Certificate certificate, Provider provider)
            throws GeneralSecurityException {
        this(RsaSigner.of(key, provider), certificate);
    }

    /**
     * Signs once to see that it can.
     *
     * @throws InvalidKeyException when the certificate is for no RSA key of at least 2 048 bits, or for another key
     * @throws GeneralSecurityException when the signer does not sign
     */
    public PackageSigner(RsaSigner signer, X509Certificate certificate) throws GeneralSecurityException {
        this.signer = Objects.requireNonNull(signer);
        this.certificate = Objects.requireNonNull(certificate);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() < MIN_BITS) {
            throw new InvalidKeyException("packages are signed with RSA keys of at least " + MIN_BITS + " bits");
        }
        byte[] probe = {1};
        Signature verifier = Signature.getInstance(RsaSigner.ALGORITHM, "SunRsaSign");
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
        return signer.sign(content);
    }

    /** The certificate as {@code certificate.cer} holds it. */
    byte[] pem() throws GeneralSecurityException {
        return PemText.encode(certificate.getEncoded(), "CERTIFICATE").getBytes(StandardCharsets.US_ASCII);
    }
}
