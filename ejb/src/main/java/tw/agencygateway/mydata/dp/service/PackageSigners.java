package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Instant;
import tw.agencygateway.mydata.pack.protocol.PackageSigner;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.service.SigningKeys;

/** The signer of packages: the newest valid key, kept for as long as it is that. */
@ApplicationScoped
public class PackageSigners {

    @Inject
    SigningKeys keys;

    private volatile Known known;

    private record Known(String name, Instant version, PackageSigner signer) {}

    /**
     * @throws FileNotMadeException where there is no key to sign with
     * @throws IOException where the key does not sign now, because its token is away
     */
    PackageSigner current() throws FileNotMadeException, IOException {
        SigningKey newest =
                keys.inForce().orElseThrow(() -> new FileNotMadeException("there is no valid key to sign with"));
        Known last = known;
        if (last == null
                || !last.name().equals(newest.name())
                || !last.version().equals(newest.certifiedAt())) {
            last = new Known(newest.name(), newest.certifiedAt(), signer(newest));
            known = last;
        }
        return last.signer();
    }

    private PackageSigner signer(SigningKey key) throws FileNotMadeException, IOException {
        SigningKeys.Usable usable = keys.use(key);
        try {
            return new PackageSigner(usable.signer(), usable.certificate());
        } catch (InvalidKeyException e) {
            throw new FileNotMadeException("the key " + key.name() + " does not sign: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key " + key.name() + " does not sign: " + e.getMessage(), e);
        }
    }
}
