package tw.agencygateway.platform.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tw.agencygateway.platform.entity.KeysetNode;
import tw.agencygateway.platform.entity.KeysetNodes;
import tw.agencygateway.platform.entity.Resealing;
import tw.agencygateway.platform.entity.Resealings;
import tw.agencygateway.platform.entity.SealedColumns;
import tw.agencygateway.platform.entity.StoredKeyset;
import tw.agencygateway.platform.entity.StoredKeysetRepository;
import tw.agencygateway.platform.service.KeyInUseException.Reason;

/**
 * What an administrator does with the master keys: a new one takes over sealing; when {@link ResealSecrets} has left nothing sealed with an
 * old one, that may be switched off, and later removed. Between two steps lies {@link #SETTLING}, in which no node can still be about to
 * commit what it sealed before.
 */
@Stateless
public class KeyRotation {
    /** Longer than a node trusts its keyset and a database transaction lasts. */
    static final Duration SETTLING = Duration.ofMinutes(10);

    /** A node that was not seen for so long is down. */
    public static final Duration ALIVE = Duration.ofMinutes(2);

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Logger LOG = System.getLogger(KeyRotation.class.getName());

    @Inject
    MasterKeys masterKeys;

    @Inject
    MasterKeysetStore store;

    @Inject
    StoredKeysetRepository rows;

    @Inject
    KeysetNodes nodes;

    @Inject
    Resealings resealings;

    @Inject
    SealedColumns sealed;

    @Inject
    SealedColumnCatalogue columns;

    @Inject
    Clock clock;

    /**
     * How the keys stand.
     *
     * @param keys the oldest first
     * @param version of the keyset, for comparison with the nodes'
     * @param tokenKey label of the token's key that seals them; empty where each node has a file
     * @param settledAt from when on an old key may be switched off or removed
     * @param progress of sealing anew with the primary key, for each column
     */
    public record Overview(
            List<MasterKeyset.Key> keys,
            long version,
            Optional<String> tokenKey,
            Instant settledAt,
            List<KeysetNode> nodes,
            List<Resealing> progress) {}

    public Overview overview() {
        StoredKeyset row = rows.find().orElseThrow();
        MasterKeyset keyset = masterKeys.follow().keyset();
        List<Resealing> progress = resealings.list().stream()
                .filter(column -> column.keyId() == keyset.primary().id())
                .toList();
        return new Overview(
                keyset.keys(), row.version(), row.tokenKey(), row.changedAt().plus(SETTLING), nodes.list(), progress);
    }

    /** Makes a new key, which seals from now on; everything sealed before still opens. */
    public void rotate(String administrator) {
        Instant now = clock.instant();
        change("A new master key was made", administrator, keys -> keys.withNewPrimary(now));
    }

    /** Switches a key off: nothing that it sealed opens any more, neither a value nor a keyset. It can be switched on again. */
    public void disable(long id, String administrator) throws KeyInUseException {
        requireUnused(id);
        change("Master key " + name(id) + " was switched off", administrator, keys -> keys.withDisabled(id));
    }

    public void enable(long id, String administrator) {
        change("Master key " + name(id) + " was switched on", administrator, keys -> keys.withEnabled(id));
    }

    /** Removes a key that was switched off, for good. */
    public void remove(long id, String administrator) throws KeyInUseException {
        if (key(id).enabled()) {
            throw new KeyInUseException(Reason.ENABLED);
        }
        requireUnused(id);
        change("Master key " + name(id) + " was removed", administrator, keys -> keys.without(id));
    }

    /** A node tells which version of the keyset it has made durable; 0 for none. */
    public void report(String node, long version) {
        Instant now = clock.instant();
        nodes.report(node, version, now);
        nodes.forgetBefore(now.minus(REMEMBERED));
    }

    private void change(String what, String administrator, UnaryOperator<MasterKeyset> change) {
        store.change(masterKeys.follow().keyset(), change);
        LOG.log(Level.INFO, "{0} by {1}", what, administrator);
    }

    private MasterKeyset.Key key(long id) {
        return masterKeys.follow().keyset().key(id).orElseThrow(() -> new IllegalArgumentException("no key " + id));
    }

    private void requireUnused(long id) throws KeyInUseException {
        MasterKeyset.Key key = key(id);
        StoredKeyset row = rows.lock().orElseThrow();
        if (key.primary()) {
            throw new KeyInUseException(Reason.PRIMARY);
        }
        if (clock.instant().isBefore(row.changedAt().plus(SETTLING))) {
            throw new KeyInUseException(Reason.UNSETTLED);
        }
        if (isAnyNodeBehind(row.version())) {
            throw new KeyInUseException(Reason.NODE_BEHIND);
        }
        if (columns.all().stream().anyMatch(column -> sealed.countOf(column, key.mark()) > 0)) {
            columns.all()
                    .forEach(column -> resealings
                            .of(column, masterKeys.keyset().primary().id())
                            .again());
            throw new KeyInUseException(Reason.SEALS);
        }
    }

    private boolean isAnyNodeBehind(long version) {
        Instant alive = clock.instant().minus(ALIVE);
        return nodes.list().stream().anyMatch(node -> node.version() < version && node.isSeenSince(alive));
    }

    /** Eight hexadecimal digits, as the console shows it. */
    public static String name(long id) {
        return "%08X".formatted(id);
    }
}
