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

    public void revoke(Long id) {
        clients.revoke(id);
        tell("clients.revoked", id);
    }

    public void restore(Long id) {
        clients.restore(id);
        tell("clients.restored", id);
    }

    private void tell(String key, Long id) {
        all = null;
        getAll().stream().filter(client -> client.id().equals(id)).forEach(client -> notices.done(key, client.name()));
    }
}
