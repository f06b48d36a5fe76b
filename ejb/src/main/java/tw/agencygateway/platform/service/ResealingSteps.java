package tw.agencygateway.platform.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import tw.agencygateway.platform.entity.LeaseRepository;
import tw.agencygateway.platform.entity.Resealing;
import tw.agencygateway.platform.entity.Resealings;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.entity.SealedColumns;
import tw.agencygateway.platform.entity.SealedColumns.Value;

/** Seals a few values anew with the primary master key, in a database transaction of its own. */
@Stateless
public class ResealingSteps {
    private static final Logger LOG = System.getLogger(ResealingSteps.class.getName());

    /** Few enough that a notification for a locked row is not kept waiting. */
    private static final int BATCH = 50;

    private static final Duration LEASE = Duration.ofMinutes(2);

    @Inject
    MasterKeys keys;

    @Inject
    LeaseRepository leases;

    @Inject
    Resealings resealings;

    @Inject
    SealedColumns sealed;

    @Inject
    Clock clock;

    /** Whether this node may seal anew for the next two minutes. */
    public boolean lease(String node) {
        return leases.acquire("resealing", node, clock.instant(), LEASE);
    }

    /** Whether nothing of these columns is left to another key than the primary one. */
    public boolean areDone(List<SealedColumn> columns) {
        long key = keys.keyset().primary().id();
        List<String> done = resealings.list().stream()
                .filter(column -> column.keyId() == key && column.doneAt().isPresent())
                .map(Resealing::name)
                .toList();
        return done.containsAll(columns.stream().map(SealedColumn::name).toList());
    }

    /**
     * Takes the next values of a column.
     *
     * @return whether there may be more at once; rows that another transaction holds are left to a later round
     */
    public boolean step(SealedColumn column) {
        MasterKeyset.Key primary = keys.keyset().primary();
        Resealing progress = resealings.of(column, primary.id());
        if (progress.doneAt().isPresent()) {
            return false;
        }
        List<Value> values = sealed.lockOthers(column, primary.mark(), progress.position(), BATCH);
        values.forEach(value -> reseal(column, value, progress));
        if (values.isEmpty()) {
            endRound(column, primary, progress);
        }
        return !values.isEmpty();
    }

    private void reseal(SealedColumn column, Value value, Resealing progress) {
        String context = column.context(value.owner());
        try {
            sealed.replace(column, value.id(), keys.seal(keys.open(value.sealed(), context), context));
            progress.resealed(value.id());
        } catch (SealBrokenException e) {
            LOG.log(Level.ERROR, "{0} of row {1} opens with no master key and is left", column.name(), value.id());
            progress.broken(value.id());
        }
    }

    private void endRound(SealedColumn column, MasterKeyset.Key primary, Resealing progress) {
        if (sealed.countOthers(column, primary.mark()) > progress.broken()) {
            progress.again();
        } else {
            progress.done(clock.instant());
        }
    }
}
