package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpReason;

/** Erases a transaction's data on request: key and state in one database transaction, then the files and event 360. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EraseTransaction {

    @Inject
    private TransactionRequests requests;

    @Inject
    private EraseData data;

    /** Erases for an API client. */
    public void erase(Agency agency, UUID txId) {
        requests.of(agency, txId);
        erase(txId, SpReason.ERASED_BY_AGENCY);
    }

    /** Erases for an administrator. */
    public void erase(UUID txId) {
        erase(txId, SpReason.ERASED_IN_CONSOLE);
    }

    private void erase(UUID txId, SpReason why) {
        requests.end(txId, why);
        data.eraseNow(txId);
    }
}
