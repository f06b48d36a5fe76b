package tw.agencygateway.vault.service;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** A feature that keeps folders in the vault; a bean that implements this is asked before a folder is taken for an orphan. */
@FunctionalInterface
public interface FolderUse {
    /** Those of these folders in which something of the feature's may lie, now or later. */
    Set<UUID> inUse(Collection<UUID> folders);
}
