package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.Signature;
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

    /** @throws FileNotMadeException where there is no key to sign with */
    PackageSigner current() throws FileNotMadeException {
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

    private static PackageSigner signer(SigningKeys.Usable key) throws FileNotMadeException {
        try {
            return new PackageSigner(
                    key.key(),
                    key.certificate(),
                    Signature.getInstance("SHA256withRSA").getProvider());
        } catch (GeneralSecurityException e) {
            throw new FileNotMadeException("the key " + key.name() + " does not sign: " + e.getMessage(), e);
        }
    }
}
