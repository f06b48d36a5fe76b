package tw.agencygateway.platform.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.platform.entity.KeysetNodes;
import tw.agencygateway.platform.entity.LeaseRepository;
import tw.agencygateway.platform.entity.Resealings;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.entity.SealedColumns;
import tw.agencygateway.platform.entity.StoredKeysetRepository;

/** What has to do with the master keys on one node, from its start on, as the container puts it together. */
public final class KeyNode {
    private final TestDatabase database;
    private final Clock clock;
    private final KeysetToken token;
    private final StorageConfiguration storage;
    private final StoredKeysetRepository rows;
    private final SealedColumnCatalogue columns;
    private final MasterKeys keys = new MasterKeys();
    private final KeyRotation rotation = new KeyRotation();

    private KeyNode(TestDatabase database, Path data, KeysetToken token, Clock clock, List<SealedColumn> columns) {
        this.database = database;
        this.clock = clock;
        this.token = token;
        this.storage = TestKeys.storage(data);
        this.rows = database.connect(new StoredKeysetRepository());
        this.columns = new SealedColumnCatalogue() {
            @Override
            public List<SealedColumn> all() {
                return columns;
            }
        };
        keys.store = store();
        keys.clock = clock;
        rotation.masterKeys = keys;
        rotation.store = keys.store;
        rotation.rows = rows;
        rotation.nodes = database.connect(new KeysetNodes());
        rotation.resealings = database.connect(new Resealings());
        rotation.sealed = database.connect(new SealedColumns());
        rotation.columns = this.columns;
        rotation.clock = clock;
    }

    /** A node with a file. */
    public static KeyNode withFile(TestDatabase database, Path data, Clock clock, SealedColumn... columns) {
        return new KeyNode(database, data, TestKeys.noToken(), clock, List.of(columns));
    }

    /** A node with a token. */
    static KeyNode withToken(TestDatabase database, Path data, KeysetTokenConfiguration token) {
        return new KeyNode(database, data, TestKeys.token(token), Clock.systemUTC(), List.of());
    }

    private MasterKeysetStore store() {
        MasterKeysetStore store = new MasterKeysetStore() {
            @Override
            public Held open() {
                return database.inTransaction(super::open);
            }
        };
        store.rows = rows;
        store.configuration = storage;
        store.token = token;
        store.clock = clock;
        return store;
    }

    public MasterKeys keys() {
        return keys;
    }

    /** What the console shows. */
    KeyRotation.Overview overview() {
        return database.inTransaction(rotation::overview);
    }

    /** What an administrator does. */
    interface Action {
        void on(KeyRotation rotation) throws KeyInUseException;
    }

    public void administer(Action action) throws KeyInUseException {
        Optional<KeyInUseException> refusal = database.inTransaction(() -> {
            try {
                action.on(rotation);
                return Optional.empty();
            } catch (KeyInUseException e) {
                return Optional.of(e); // a checked exception rolls nothing back
            }
        });
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        follow();
    }

    /** A tick of the timer that follows. */
    void follow() {
        KeysetFollowing following = new KeysetFollowing();
        following.keys = keys;
        following.token = token;
        following.storage = storage;
        following.rotation = new KeyRotation() {
            @Override
            public void report(String node, long version) {
                database.inTransaction(() -> {
                    rotation.report(node, version);
                    return null;
                });
            }
        };
        following.follow();
    }

    /** A tick of the timer that seals anew. */
    public void reseal() {
        ResealingSteps inner = new ResealingSteps();
        inner.keys = keys;
        inner.leases = database.connect(new LeaseRepository());
        inner.resealings = rotation.resealings;
        inner.sealed = rotation.sealed;
        inner.clock = clock;
        ResealSecrets work = new ResealSecrets();
        work.columns = columns;
        work.clock = clock;
        work.steps = new ResealingSteps() {
            @Override
            public boolean lease(String node) {
                return database.inTransaction(() -> inner.lease(node));
            }

            @Override
            public boolean areDone(List<SealedColumn> all) {
                return inner.areDone(all);
            }

            @Override
            public boolean step(SealedColumn column) {
                return database.inTransaction(() -> inner.step(column));
            }
        };
        work.work();
    }
}
