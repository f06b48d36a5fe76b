package tw.agencygateway.vault.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.vault.service.VaultTurn.Mark;

/**
 * Takes out of the vault what nobody can use any more: folders that no feature names, such as a late writer leaves behind an
 * erasure, and objects that were never finished, such as a crash leaves.
 *
 * <p>Two gateways given the same bucket by mistake must not erase each other's data, not even where the one's database is a copy of
 * the other's: nothing is touched in a store that is not found to be {@link VaultOwnership this database's}, nothing that was not a day old
 * at the last sweep that found it so, and no folder at all where too many of them belong to nobody.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SweepVault {
    private static final Logger LOG = System.getLogger(SweepVault.class.getName());
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    /** From so many on, orphans that are more than half of the vault are rather another database's data. */
    private static final int SUSPICIOUS = 100;

    @Inject
    VaultStore store;

    @Inject
    VaultTurn turn;

    @Inject
    Clock clock;

    Iterable<FolderUse> uses;
    Runnable announce;

    @Inject
    void know(@Any Instance<FolderUse> features, Event<VaultSwept> swept) {
        uses = features;
        announce = () -> swept.fire(new VaultSwept());
    }

    /** Sweeps where it is this node's turn, which comes once a day. */
    public void sweepDaily() {
        if (turn.take()) {
            sweep();
        }
    }

    /** Sweeps now. */
    public void sweep() {
        try {
            Mark mark = turn.mark();
            if (new VaultOwnership(store, turn).renew(mark, clock.instant())) {
                if (mark.sweptAt().isPresent()) {
                    Instant before = mark.sweptAt().get().minus(MARGIN);
                    dropUnfinished(before);
                    eraseOrphans(before);
                }
                announce.run();
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the vault could not be swept, tomorrow again: {0}", e.getMessage());
        }
    }

    private void dropUnfinished(Instant before) throws IOException {
        int dropped = store.dropUnfinished(before);
        if (dropped > 0) {
            LOG.log(Level.WARNING, "removed {0} unfinished objects from the vault", dropped);
        }
    }

    private void eraseOrphans(Instant before) throws IOException {
        int[] seen = {0};
        List<UUID> batch = new ArrayList<>(AT_ONCE);
        List<UUID> orphans = new ArrayList<>();
        store.eachFolder(folder -> {
            if (!folder.equals(VaultOwnership.FOLDER)) {
                batch.add(folder);
                seen[0]++;
            }
            if (batch.size() == AT_ONCE) {
                orphans.addAll(orphansOf(batch, before));
                batch.clear();
            }
        });
        orphans.addAll(orphansOf(batch, before));
        if (orphans.size() >= SUSPICIOUS && orphans.size() > seen[0] / 2) {
            LOG.log(
                    Level.ERROR,
                    "{0} of the {1} folders in the vault belong to no transaction of this database, and none of them was"
                            + " erased. See that this is the right database; where it is, remove them by hand:"
                            + " a folder is named as its transaction",
                    orphans.size(),
                    seen[0]);
            return;
        }
        for (UUID orphan : orphans) {
            store.erase(orphan);
            LOG.log(Level.WARNING, "{0}: erased from the vault, for nothing may lie there", orphan);
        }
    }

    private List<UUID> orphansOf(List<UUID> folders, Instant before) throws IOException {
        Set<UUID> unused = new HashSet<>(folders);
        uses.forEach(use -> unused.removeAll(use.inUse(folders)));
        List<UUID> old = new ArrayList<>();
        for (UUID folder : unused) {
            if (store.lastChange(folder).isBefore(before)) {
                old.add(folder);
            }
        }
        return old;
    }
}
