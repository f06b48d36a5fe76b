package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** Erases a transaction's data on request: key and state in one database transaction, then the files and event 360. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EraseTransaction {

    @Inject
    private TransactionRequests requests;

    @Inject
    private EraseData data;

    /**
     * Erases for an API client.
     *
     * @throws AgencyException HELD where a legal hold keeps the data; ERASURE_PENDING where the key is gone, but the files cannot be
     *     removed yet
     */
    public void erase(Agency agency, UUID txId) {
        requests.of(agency, txId);
        if (!erase(txId, SpReason.ERASED_BY_AGENCY)) {
            throw new AgencyException(AgencyError.ERASURE_PENDING, "event 360 follows once they are gone");
        }
    }

    /**
     * Erases for an administrator; false where the key is gone, but the files cannot be removed yet.
     *
     * @throws AgencyException HELD where a legal hold keeps the data
     */
    public boolean erase(UUID txId) {
        return erase(txId, SpReason.ERASED_IN_CONSOLE);
    }

    private boolean erase(UUID txId, SpReason why) {
        requests.end(txId, why);
        return data.eraseNow(txId);
    }
}
