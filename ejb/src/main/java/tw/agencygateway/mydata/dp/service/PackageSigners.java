package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Optional;
import tw.agencygateway.mydata.pack.protocol.PackageSigner;
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
        Optional<SigningKeys.Usable> key = keys.inForce();
        if (key.isEmpty()) {
            throw new FileNotMadeException("there is no valid key to sign with");
        }
        SigningKeys.Usable newest = key.get();
        Known last = known;
        if (last == null
                || !last.name().equals(newest.name())
                || !last.version().equals(newest.version())) {
            last = new Known(newest.name(), newest.version(), signer(newest));
            known = last;
        }
        return last.signer();
    }

    private static PackageSigner signer(SigningKeys.Usable key) throws FileNotMadeException, IOException {
        try {
            return new PackageSigner(key.signer(), key.certificate());
        } catch (InvalidKeyException e) {
            throw new FileNotMadeException("the key " + key.name() + " does not sign: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key " + key.name() + " does not sign: " + e.getMessage(), e);
        }
    }
}
