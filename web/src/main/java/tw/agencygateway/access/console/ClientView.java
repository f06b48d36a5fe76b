package tw.agencygateway.access.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.access.entity.ApiClient;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.service.ApiClients;
import tw.agencygateway.access.service.ApiClients.Permissions;
import tw.agencygateway.access.service.ApiClients.Registered;
import tw.agencygateway.access.service.NameTakenException;
import tw.agencygateway.platform.console.Lines;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.service.MalformedAddressException;

/** One API client: registering it, saying what it may do, giving it a new token. A token is in this one answer and nowhere else. */
@Named
@ViewScoped
public class ClientView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ApiClients clients;

    @Inject
    private Notices notices;

    private Long id;
    private String name;
    private ApiScope[] scopes = ApiScope.values();
    private List<String> allowedServices = List.of();
    private String addresses;
    private transient String token;

    /** Fills the form from the client of the request's id, if there is one; an unknown id leads to the list. */
    public String load() {
        if (id == null) {
            return null;
        }
        Optional<ApiClient> found = clients.find(id);
        found.ifPresent(this::show);
        return found.isPresent() ? null : "/admin/clients.xhtml?faces-redirect=true";
    }

    private void show(ApiClient client) {
        name = client.name();
        scopes = client.scopes().toArray(ApiScope[]::new);
        allowedServices = client.services();
        addresses = Lines.join(client.addresses());
    }

    /** Registers the client and shows its token, or changes what it may do and goes back to the list. */
    public String save() {
        token = null;
        Permissions permissions = new Permissions(Set.of(scopes), allowedServices, Lines.split(addresses));
        try {
            if (id != null) {
                clients.allow(id, permissions);
                notices.afterRedirect("clients.saved", name);
                return "/admin/clients.xhtml?faces-redirect=true";
            }
            reveal(clients.register(name, permissions));
        } catch (MalformedAddressException e) {
            notices.error("clients.badAddress");
        } catch (NameTakenException e) {
            notices.error("clients.nameTaken", name);
        }
        return null;
    }

    /** Gives the client a new token and shows it. */
    public void renewToken() {
        reveal(clients.renewToken(id));
    }

    private void reveal(Registered registered) {
        id = registered.client().id();
        show(registered.client());
        token = registered.token().reveal();
    }

    /** What scopes there are. */
    public List<ApiScope> getKnownScopes() {
        return Arrays.asList(ApiScope.values());
    }

    /** The token, in the one answer that may show it; otherwise null. */
    public String getToken() {
        return token;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public ApiScope[] getScopes() {
        return scopes.clone();
    }

    public void setScopes(ApiScope[] scopes) {
        this.scopes = scopes.clone();
    }

    public List<String> getAllowedServices() {
        return allowedServices;
    }

    public void setAllowedServices(List<String> allowedServices) {
        this.allowedServices = List.copyOf(allowedServices);
    }

    public String getAddresses() {
        return addresses;
    }

    public void setAddresses(String addresses) {
        this.addresses = addresses;
    }
}
