package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import tw.agencygateway.pki.client.CrlClient;
import tw.agencygateway.pki.service.CrlRefusedException.Reason;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** Fetches revocation lists into the {@link CrlStore}. No transaction is open while a host is asked. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CrlFetching {
    private static final System.Logger LOG = System.getLogger(CrlFetching.class.getName());
    private static final int ADDRESS_LENGTH = 1000;

    @Inject
    OutboundConfiguration outbound;

    @Inject
    CrlClient client;

    @Inject
    CrlStore store;

    /**
     * Fetches one list; from then on it is fetched again before it ends.
     *
     * @throws OutboundException where the host did not give one
     * @throws CrlRefusedException where the configuration does not name the host, or the list is not taken
     */
    public void fetch(URI address) throws OutboundException, CrlRefusedException {
        if (!outbound.hosts().allow(address) || address.toString().length() > ADDRESS_LENGTH) {
            throw new CrlRefusedException(
                    Reason.HOST_NOT_ALLOWED, "gateway.outbound.hosts does not name the host of " + address);
        }
        store.take(client.fetch(address), address.toString());
    }

    /** Fetches some of the lists that are due. One that fails keeps what is stored, and is tried again later. */
    public void refreshDue() {
        for (String address : store.claimDue()) {
            try {
                fetch(URI.create(address));
            } catch (OutboundException | CrlRefusedException e) {
                LOG.log(Level.WARNING, "Revocation list not refreshed: {0}", e.getMessage());
                store.postpone(address, e.getMessage());
            }
        }
    }
}
