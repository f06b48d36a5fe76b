package tw.agencygateway.pki.protocol;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;

/** Lets an {@link RsaSigner} sign what BouncyCastle builds. */
final class RsaContentSigner implements ContentSigner {
    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    private final RsaSigner signer;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    RsaContentSigner(RsaSigner signer) {
        this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return SHA256_WITH_RSA;
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        try {
            return signer.sign(content.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new RuntimeOperatorException("the key does not sign", e);
        }
    }
}
