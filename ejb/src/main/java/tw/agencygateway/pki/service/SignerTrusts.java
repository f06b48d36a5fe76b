package tw.agencygateway.pki.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import tw.agencygateway.pki.protocol.CrlSource;
import tw.agencygateway.pki.protocol.SignerTrust;

/** What signers are judged against at this moment. */
@ApplicationScoped
public class SignerTrusts {

    /** The trust in force now. */
    public SignerTrust current() {
        return new SignerTrust(List.of(), List.of(), CrlSource.NONE);
    }
}
