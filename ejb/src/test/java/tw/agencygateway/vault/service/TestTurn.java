package tw.agencygateway.vault.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A database's part in sweeping, kept in memory. */
final class TestTurn extends VaultTurn {
    private UUID written = UUID.randomUUID();
    private UUID next;
    private Optional<Instant> sweptAt = Optional.empty();
    boolean mine = true;
    boolean commits = true;

    /** A copy of this database, which knows nothing of what comes after. */
    TestTurn copy() {
        TestTurn copy = new TestTurn();
        copy.written = written;
        copy.next = next;
        copy.sweptAt = sweptAt;
        return copy;
    }

    @Override
    public boolean take() {
        return mine;
    }

    @Override
    public Mark mark() {
        next = next == null ? UUID.randomUUID() : next;
        return new Mark(written, next, sweptAt);
    }

    @Override
    public void written(UUID mark, Instant now) {
        if (commits) {
            written = mark;
            next = null;
            sweptAt = Optional.of(now);
        }
    }
}
