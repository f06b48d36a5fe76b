package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.MasterKeys;

/** Seals the private keys that lie in the database. */
@ApplicationScoped
public class SigningSecrets {

    @Produces
    private static final SealedColumn PRIVATE_KEY = SealedColumn.of("signing_key", "private_key", "name");

    @Inject
    MasterKeys masterKeys;

    byte[] seal(String name, PrivateKey key) {
        return masterKeys.seal(key.getEncoded(), PRIVATE_KEY.context(name));
    }

    /** @throws java.util.NoSuchElementException where the key lies in a token */
    PrivateKey open(SigningKey key) {
        try {
            byte[] pkcs8 = masterKeys.open(key.privateKey().orElseThrow(), PRIVATE_KEY.context(key.name()));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored signing key is none", e);
        }
    }
}
