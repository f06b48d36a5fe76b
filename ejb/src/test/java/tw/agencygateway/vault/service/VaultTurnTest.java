package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.TestDatabase;
import tw.agencygateway.vault.entity.VaultMarkRepository;
import tw.agencygateway.vault.service.VaultTurn.Mark;

class VaultTurnTest {
    private final TestDatabase database = new TestDatabase();
    private final VaultTurn turn = new VaultTurn();

    @BeforeEach
    void connect() {
        turn.marks = database.connect(new VaultMarkRepository());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theNextMarkStaysUntilItIsWritten() {
        Mark first = mark();
        assertThat(mark()).isEqualTo(first);
        assertThat(first.sweptAt()).isEmpty();
        assertThat(first.next()).isNotEqualTo(first.written());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

        written(first.next(), now);

        Mark second = mark();
        assertThat(second.written()).isEqualTo(first.next());
        assertThat(second.next()).isNotEqualTo(first.next());
        assertThat(second.sweptAt()).contains(now);
    }

    @Test
    void whatWasWrittenTooLateChangesNothing() {
        Mark first = mark();
        written(first.next(), Instant.EPOCH);
        Mark second = mark();

        written(first.next(), Instant.now());
        written(UUID.randomUUID(), Instant.now());

        assertThat(mark()).isEqualTo(second);
    }

    private Mark mark() {
        return database.inTransaction(turn::mark);
    }

    private void written(UUID next, Instant now) {
        database.inTransaction(() -> {
            turn.written(next, now);
            return null;
        });
    }
}
