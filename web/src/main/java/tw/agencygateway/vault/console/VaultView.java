package tw.agencygateway.vault.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import tw.agencygateway.vault.service.Vault;

/** Where the vault lies: shown, not changed. */
@Named
@RequestScoped
public class VaultView {

    @Inject
    private Vault vault;

    /** The host that is called for it, or null. */
    public String getHost() {
        return vault.host().orElse(null);
    }
}
