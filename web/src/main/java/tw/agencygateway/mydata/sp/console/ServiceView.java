package tw.agencygateway.mydata.sp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.mydata.sp.entity.SpDataSet.Signature;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.service.InvalidServiceException;
import tw.agencygateway.mydata.sp.service.ServiceRegister;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.entity.Stage;

/** One service: registering it, or revising its form. */
@Named
@ViewScoped
public class ServiceView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private ServiceRegister register;

    @Inject
    private Notices notices;

    private String clientId;
    private ServiceDraft draft = ServiceDraft.empty();
    private boolean apiKeyThere;

    /** Fills the form from the service of the request's client_id, if one is named; an unknown one leads to the list. */
    public String load() {
        if (clientId == null) {
            return null;
        }
        Optional<SpService> service = register.find(clientId);
        if (service.isEmpty()) {
            return "/admin/services.xhtml?faces-redirect=true";
        }
        draft = ServiceDraft.of(service.get());
        apiKeyThere = service.get().apiKey() != null;
        return null;
    }

    /** Registers or revises the service and goes back to the list; stays where a value is not allowed. */
    public String save() {
        try {
            SpService saved = clientId == null ? register.register(draft.toForm()) : register.revise(draft.toForm());
            notices.afterRedirect("services.saved", saved.registration().name());
            return "/admin/services.xhtml?faces-redirect=true";
        } catch (InvalidServiceException e) {
            notices.invalid(
                    "services.field." + e.field(),
                    "services.problem." + e.problem().name().toLowerCase(Locale.ROOT));
            return null;
        }
    }

    /** Whether a service is revised, not registered. */
    public boolean isRegistered() {
        return clientId != null;
    }

    /** Whether notifications must carry an apiKey now. */
    public boolean isApiKeyThere() {
        return apiKeyThere;
    }

    public ServiceDraft getDraft() {
        return draft;
    }

    public List<Stage> getStages() {
        return Arrays.asList(Stage.values());
    }

    public List<Signature> getSignatures() {
        return Arrays.asList(Signature.values());
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }
}
