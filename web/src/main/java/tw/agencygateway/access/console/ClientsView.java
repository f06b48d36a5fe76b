package tw.agencygateway.access.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import tw.agencygateway.access.entity.ApiClient;
import tw.agencygateway.access.service.ApiClients;
import tw.agencygateway.platform.console.Notices;

/** The list of API clients. */
@Named
@RequestScoped
public class ClientsView {

    @Inject
    private ApiClients clients;

    @Inject
    private Notices notices;

    private List<ApiClient> all;

    public List<ApiClient> getAll() {
        if (all == null) {
            all = clients.all();
        }
        return all;
    }

    public void revoke(Long id, String name) {
        clients.revoke(id);
        all = null;
        notices.done("clients.revoked", name);
    }

    public void restore(Long id, String name) {
        clients.restore(id);
        all = null;
        notices.done("clients.restored", name);
    }
}
