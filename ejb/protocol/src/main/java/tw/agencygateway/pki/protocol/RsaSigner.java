package tw.agencygateway.pki.protocol;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;

/** Signs with SHA256withRSA (PKCS #1 v1.5): a key at hand, or one in a token of which nothing is had but its signatures. */
@FunctionalInterface
public interface RsaSigner {

    /** Its name in the JCA. */
    String ALGORITHM = "SHA256withRSA";

    byte[] sign(byte[] content) throws GeneralSecurityException;

    /** @param provider the one that can use the key */
    static RsaSigner of(PrivateKey key, Provider provider) {
        return content -> {
            try {
                Signature signature = Signature.getInstance(ALGORITHM, provider);
                signature.initSign(key);
                signature.update(content);
                return signature.sign();
            } catch (ProviderException e) {
                throw new SignatureException("the key's provider fails", e);
            }
        };
    }
}
