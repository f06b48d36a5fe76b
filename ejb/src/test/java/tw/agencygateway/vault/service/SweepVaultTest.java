package tw.agencygateway.vault.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepVaultTest {

    @TempDir
    private Path root;

    private final SweepVault sweep = new SweepVault();
    private final Set<UUID> used = new HashSet<>();
    private final List<Integer> asked = new ArrayList<>();
    private final TestTurn turn = new TestTurn();
    private int swept;

    @BeforeEach
    void prepare() {
        sweep.store = new DiskStore(root, 0);
        sweep.turn = turn;
        sweep.uses = List.<FolderUse>of(folders -> {
            asked.add(folders.size());
            Set<UUID> mine = new HashSet<>(used);
            mine.retainAll(folders);
            return mine;
        });
        sweep.announce = () -> swept++;
    }

    @Test
    void foldersThatNobodyUsesAreErasedOnceTheyWereOldAtTheLastSweep() throws IOException {
        UUID orphan = folder();
        UUID kept = folder();
        used.add(kept);

        sweepAfter(Duration.ofHours(23));
        sweepAfter(Duration.ofHours(46));
        assertThat(folders()).contains(orphan, kept);

        sweepAfter(Duration.ofHours(69));
        assertThat(folders()).contains(kept).doesNotContain(orphan);
        assertThat(swept).isEqualTo(3);
    }

    @Test
    void manyFoldersAreAskedForInBatches() throws IOException {
        for (int i = 0; i < 250; i++) {
            UUID folder = folder();
            if (i % 2 == 0) {
                used.add(folder);
            }
        }

        sweepTwice();

        assertThat(asked).allMatch(size -> size <= 100);
        assertThat(asked.stream().mapToInt(Integer::intValue).sum()).isEqualTo(250);
        assertThat(folders()).containsAll(used).hasSize(used.size() + 1);
    }

    @Test
    void whereTooManyBelongToNobodyNoneIsErased() throws IOException {
        for (int i = 0; i < 100; i++) {
            folder();
        }
        for (int i = 0; i < 99; i++) {
            used.add(folder());
        }

        sweepTwice();
        assertThat(folders()).hasSize(199 + 1);

        used.add(folder());
        used.add(folder());
        sweepAfter(Duration.ofDays(4));
        assertThat(folders()).as("no longer more than half").hasSize(101 + 1);
    }

    @Test
    void aFewAreErasedEvenWhereTheyAreAll() throws IOException {
        for (int i = 0; i < 99; i++) {
            folder();
        }

        sweepTwice();

        assertThat(folders()).containsExactly(VaultOwnership.FOLDER);
    }

    @Test
    void whatACrashLeftInAFolderInUseIsDropped() throws IOException {
        UUID kept = folder();
        used.add(kept);
        sweep.store.begin(kept, "file-1").write(new byte[10], 0, 10);

        sweepAfter(Duration.ofHours(23));
        sweepAfter(Duration.ofHours(46));
        assertThat(files()).anyMatch(name -> name.startsWith("_"));

        sweepAfter(Duration.ofHours(69));
        assertThat(files()).noneMatch(name -> name.startsWith("_")).contains("raw.jwe");
    }

    @Test
    void theVaultOfAnotherDatabaseIsLeftAlone() throws IOException {
        UUID theirs = folder();
        used.add(theirs);
        sweepTwice();
        used.clear();
        sweep.turn = new TestTurn();
        swept = 0;

        sweepAfter(Duration.ofDays(4));
        sweepAfter(Duration.ofDays(5));
        sweepAfter(Duration.ofDays(6));

        assertThat(folders()).contains(theirs);
        assertThat(swept).isZero();
    }

    @Test
    void aCopyThatSweepsAfterTheOriginalErasesNothing() throws IOException {
        sweepAfter(Duration.ofHours(1));
        TestTurn copy = turn.copy();
        UUID later = folder();
        sweepAfter(Duration.ofHours(24));
        sweep.turn = copy;
        swept = 0;

        for (int day = 2; day < 9; day++) {
            sweepAfter(Duration.ofDays(day));
        }

        assertThat(folders()).contains(later);
        assertThat(swept).isZero();
    }

    @Test
    void aCopyThatSweepsBeforeTheOriginalErasesNothingOfItsEither() throws IOException {
        sweepAfter(Duration.ofHours(-1));
        TestTurn copy = turn.copy();
        UUID later = folder();

        for (int day = 0; day < 9; day++) {
            sweep.turn = copy;
            sweepAfter(Duration.ofDays(day).plusHours(20));
            sweep.turn = turn;
            sweepAfter(Duration.ofDays(day).plusHours(22));
        }

        assertThat(folders()).contains(later);
        assertThat(swept).as("the original's first sweep and the copy's").isEqualTo(2);
    }

    @Test
    void whoseVaultItIsDecidesTheOperator() throws IOException {
        sweepAfter(Duration.ofDays(1));
        UUID orphan = folder();
        sweep.turn = new TestTurn();
        sweepAfter(Duration.ofDays(5));
        sweepAfter(Duration.ofDays(6));
        sweepAfter(Duration.ofDays(7));
        assertThat(folders()).contains(orphan);
        swept = 0;

        sweep.store.erase(VaultOwnership.FOLDER);
        sweepAfter(Duration.ofDays(8));
        sweepAfter(Duration.ofDays(9));

        assertThat(swept).isEqualTo(2);
        assertThat(folders()).containsExactly(VaultOwnership.FOLDER);
    }

    @Test
    void aCrashBetweenTheMarkAndTheRowLocksNobodyOut() {
        sweepAfter(Duration.ofDays(1));
        turn.commits = false;
        sweepAfter(Duration.ofDays(2));
        turn.commits = true;
        swept = 0;

        sweepAfter(Duration.ofDays(3));
        sweepAfter(Duration.ofDays(4));

        assertThat(swept).isEqualTo(2);
    }

    @Test
    void nothingIsDoneOutOfTurn() throws IOException {
        UUID orphan = folder();
        turn.mine = false;

        sweep.sweepDaily();

        assertThat(folders()).containsExactly(orphan);
    }

    private void sweepTwice() {
        sweepAfter(Duration.ofDays(2));
        sweepAfter(Duration.ofDays(3));
    }

    /** Sweeps when so much time has passed since the test began. */
    private void sweepAfter(Duration later) {
        at(later);
        sweep.sweep();
    }

    private void at(Duration later) {
        sweep.clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    private UUID folder() throws IOException {
        UUID id = UUID.randomUUID();
        PendingObject raw = sweep.store.beginNew(id, "raw.jwe");
        raw.write(new byte[] {1}, 0, 1);
        raw.publish();
        return id;
    }

    private List<UUID> folders() throws IOException {
        List<UUID> found = new ArrayList<>();
        sweep.store.eachFolder(found::add);
        return found;
    }

    private List<String> files() throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
