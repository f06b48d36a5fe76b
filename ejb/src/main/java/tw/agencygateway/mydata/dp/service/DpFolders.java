package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.mydata.dp.entity.DpRequests;
import tw.agencygateway.vault.service.FolderUse;

/** The folders of requests: each has one for as long as it has the folder's key. */
@ApplicationScoped
public class DpFolders implements FolderUse {

    @Inject
    DpRequests requests;

    @Override
    public Set<UUID> inUse(Collection<UUID> folders) {
        return requests.withVaultKey(folders);
    }
}
