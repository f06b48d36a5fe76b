package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import tw.agencygateway.pki.protocol.SignerTrust;

/** Gives the verifier of packages the trust that holds now. */
@ApplicationScoped
public class SignerTrusts {
    @Inject
    Authorities authorities;

    @Inject
    CrlLookup crls;

    /**
     * The enabled roots and intermediates and the revocation lists. To be asked for again for each verification: a change at any node
     * counts from then on.
     */
    public SignerTrust current() {
        Authorities.Parsed now = authorities.current();
        return new SignerTrust(now.roots(), now.intermediates(), crls);
    }
}
