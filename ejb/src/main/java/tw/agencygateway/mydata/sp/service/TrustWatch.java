package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import tw.agencygateway.pki.service.SignerTrusts;

/**
 * Has what could not be judged judged again as soon as roots or revocation lists have changed. Every node looks for itself, and a node
 * that starts takes the first look for a change: judging once too often costs little, once too seldom keeps a citizen waiting.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrustWatch {

    @Inject
    SignerTrusts trusts;

    @Inject
    ClaimedSteps steps;

    private String seen;

    /** Looks once; costs two reads by primary key where nothing has changed. */
    public void look() {
        String version = trusts.version();
        if (!version.equals(seen)) {
            steps.reverify();
            seen = version;
        }
    }
}
