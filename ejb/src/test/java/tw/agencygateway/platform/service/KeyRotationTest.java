package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.access.service.MovableClock;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.KeyInUseException.Reason;

class KeyRotationTest {
    private static final byte[] SECRET = "王小明".getBytes(StandardCharsets.UTF_8);
    private static final SealedColumn COLUMN = SealedColumn.of("secrets", "secret", "owner");
    private static final int MORE_THAN_A_BATCH = 120;

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    private final TestDatabase database = new TestDatabase();
    private final TestSql sql = TestSql.on(database);
    private final MovableClock clock = new MovableClock();
    private KeyNode node;

    @BeforeEach
    void start() {
        sql.update("CREATE TABLE secrets (id BIGINT PRIMARY KEY, owner VARCHAR(20) NOT NULL, secret BYTEA)");
        node = start(one);
        node.follow();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() throws KeyInUseException {
        byte[] before = node.keys().seal(SECRET, "person");
        byte[] index = node.keys().blindIndex("person", "A123456789");
        long old = primary();

        rotate();

        assertThat(primary()).isNotEqualTo(old);
        assertThat(mark(node.keys().seal(SECRET, "person")))
                .isEqualTo(node.keys().keyset().primary().mark());
        assertThat(node.keys().open(before, "person")).isEqualTo(SECRET);
        assertThat(node.keys().blindIndex("person", "A123456789")).isEqualTo(index);
        assertThat(start(one).keys().open(before, "person")).isEqualTo(SECRET);
    }

    @Test
    void theConsoleSeesAgesAndWhichOneSeals() throws KeyInUseException {
        clock.move(KeyRotation.SETTLING);
        rotate();

        assertThat(node.overview().keys())
                .extracting(MasterKeyset.Key::made, MasterKeyset.Key::primary, MasterKeyset.Key::enabled)
                .containsExactly(
                        tuple(clock.instant().minus(KeyRotation.SETTLING), false, true),
                        tuple(clock.instant(), true, true));
    }

    @Test
    void anotherNodeOpensWhatTheNewKeySealedAndTakesTheKeyIntoItsOwnFile() throws Exception {
        copyFile();
        KeyNode second = start(other);
        byte[] old = second.keys().seal(SECRET, "person");
        rotate();
        byte[] sealed = node.keys().seal(SECRET, "person");

        assertThat(second.keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(second.keys().open(old, "person")).isEqualTo(SECRET);
        assertThat(file(other)).hasSameTextualContentAs(file(one));
    }

    @Test
    void aNodeThatDidNotHearOfARotationSealsWithTheNewKeySoonAfterAll() throws Exception {
        copyFile();
        KeyNode second = start(other);
        second.keys().seal(SECRET, "person");
        rotate();

        clock.move(Duration.ofSeconds(MasterKeys.TRUSTED_SECONDS));

        assertThat(mark(second.keys().seal(SECRET, "person")))
                .isEqualTo(node.keys().keyset().primary().mark());
    }

    @Test
    void aCrashBeforeTheFileWasWrittenLosesNothing() throws Exception {
        String before = Files.readString(file(one));
        rotate();
        byte[] sealed = node.keys().seal(SECRET, "person");
        Files.writeString(file(one), before);

        assertThat(start(one).keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(Files.readString(file(one))).isNotEqualTo(before);
        assertThat(one).isDirectoryNotContaining(path -> !path.equals(file(one)));
    }

    @Test
    void afterSealingAnewTheOldKeyIsSwitchedOffAndRemovedAndEverythingOpens() throws KeyInUseException {
        seal(MORE_THAN_A_BATCH);
        long old = primary();
        MasterKeyset former = node.keys().keyset();
        rotate();

        node.reseal();
        assertThat(node.overview().progress()).singleElement().satisfies(progress -> {
            assertThat(progress.resealed()).isEqualTo(MORE_THAN_A_BATCH);
            assertThat(progress.doneAt()).isPresent();
        });
        clock.move(KeyRotation.SETTLING);
        node.follow();
        node.administer(rotation -> rotation.disable(old, "admin"));
        clock.move(KeyRotation.SETTLING);
        node.follow();
        node.administer(rotation -> rotation.remove(old, "admin"));

        assertThat(node.overview().keys()).singleElement().matches(MasterKeyset.Key::primary);
        KeyNode restarted = start(one);
        for (int id = 1; id <= MORE_THAN_A_BATCH; id++) {
            byte[] sealed = sealed(id);
            assertThat(restarted.keys().open(sealed, COLUMN.context("o" + id))).isEqualTo(SECRET);
            String context = COLUMN.context("o" + id);
            assertThatThrownBy(() -> former.open(sealed, context)).isInstanceOf(SealBrokenException.class);
        }
    }

    @Test
    void aKeyThatStillSealsSomethingStays() throws KeyInUseException {
        seal(1);
        long old = primary();
        rotate();
        clock.move(KeyRotation.SETTLING);
        node.follow();

        refused(Reason.SEALS, rotation -> rotation.disable(old, "admin"));
        refused(Reason.PRIMARY, rotation -> rotation.disable(primary(), "admin"));
        refused(Reason.ENABLED, rotation -> rotation.remove(old, "admin"));
        assertThat(node.keys().open(sealed(1), COLUMN.context("o1"))).isEqualTo(SECRET);
    }

    @Test
    void whatCameWithTheOldKeyAfterAllIsFoundAndSealedAnew() throws KeyInUseException {
        long old = primary();
        byte[] late = node.keys().seal(SECRET, COLUMN.context("o7"));
        rotate();
        node.reseal();
        insert(7, late);
        clock.move(KeyRotation.SETTLING);
        node.follow();

        refused(Reason.SEALS, rotation -> rotation.disable(old, "admin"));
        node.reseal();
        node.administer(rotation -> rotation.disable(old, "admin"));

        assertThat(node.keys().open(sealed(7), COLUMN.context("o7"))).isEqualTo(SECRET);
    }

    @Test
    void nothingIsSwitchedOffWhileANodeMayStillCommitWhatItSealed() throws KeyInUseException {
        long old = primary();
        rotate();
        node.reseal();

        refused(Reason.UNSETTLED, rotation -> rotation.disable(old, "admin"));
    }

    @Test
    void nothingIsSwitchedOffWhileALivingNodeHasNotSavedTheNewKey() throws Exception {
        copyFile();
        KeyNode second = start(other);
        second.keys().load();
        long old = primary();
        rotate();
        Files.delete(file(other));
        Files.createDirectory(file(other));
        clock.move(KeyRotation.SETTLING);
        node.follow();
        second.follow();

        refused(Reason.NODE_BEHIND, rotation -> rotation.disable(old, "admin"));
        Files.delete(file(other));
        second.follow();
        node.administer(rotation -> rotation.disable(old, "admin"));
    }

    @Test
    void aKeyThatWasSwitchedOffCanBeSwitchedOnAgain() throws KeyInUseException {
        long old = primary();
        byte[] forgotten = node.keys().seal(SECRET, "a backup");
        rotate();
        clock.move(KeyRotation.SETTLING);
        node.follow();
        node.administer(rotation -> rotation.disable(old, "admin"));
        assertThatThrownBy(() -> node.keys().open(forgotten, "a backup")).isInstanceOf(SealBrokenException.class);

        node.administer(rotation -> rotation.enable(old, "admin"));

        assertThat(node.keys().open(forgotten, "a backup")).isEqualTo(SECRET);
    }

    @Test
    void aFileWithoutAKeyInUseNoLongerStartsANode() throws Exception {
        copyFile();
        String outdated = Files.readString(file(other));
        long old = primary();
        rotate();
        clock.move(KeyRotation.SETTLING);
        node.follow();
        node.administer(rotation -> rotation.disable(old, "admin"));

        assertThatThrownBy(() -> start(other).keys().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is older than a key that was retired since");
        assertThat(file(other)).hasContent(outdated);
        assertThat(start(one).keys().open(node.keys().seal(SECRET, "a"), "a")).isEqualTo(SECRET);
    }

    @Test
    void aNodeThatCannotTakeOverAChangeIsNotReady() throws Exception {
        copyFile();
        KeyNode second = start(other);
        second.keys().load();
        assertThat(second.keys().areCurrent()).isTrue();
        byte[] foreign = MasterKeyset.generate(clock.instant()).seal(SECRET, "master_keyset");
        sql.update("UPDATE master_keyset SET version = version + 1, sealed = ?", foreign);
        clock.move(Duration.ofSeconds(2 * MasterKeys.TRUSTED_SECONDS));

        second.follow();

        assertThat(second.keys().areCurrent()).isFalse();
        assertThatThrownBy(() -> second.keys().seal(SECRET, "person")).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void aValueThatNoKeyOpensIsLeftAndHoldsNothingUp() throws KeyInUseException {
        seal(3);
        byte[] broken = sealed(2);
        broken[20] ^= 1;
        sql.update("UPDATE secrets SET secret = ? WHERE id = 2", broken);
        rotate();

        node.reseal();

        assertThat(node.overview().progress()).singleElement().satisfies(progress -> {
            assertThat(progress.resealed()).isEqualTo(2);
            assertThat(progress.broken()).isEqualTo(1);
            assertThat(progress.doneAt()).isPresent();
        });
        assertThat(sealed(2)).isEqualTo(broken);
    }

    @Test
    void aDatabaseFromBeforeTheKeysetWasKeptInItIsTakenOver() throws Exception {
        byte[] sealed = node.keys().seal(SECRET, "person");
        byte[] proof = node.keys().seal(SECRET, "master_key_check");
        sql.update("UPDATE master_keyset SET version = 0, sealed = ?", proof);
        String text = Files.readString(file(one));
        Files.writeString(file(one), text.substring(0, text.indexOf(",\n\"made\"")) + "}");

        assertThat(start(one).keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(sql.rows("SELECT version FROM master_keyset")).hasToString("[1]");
    }

    private KeyNode start(Path data) {
        return KeyNode.withFile(database, data, clock, COLUMN);
    }

    private static Path file(Path data) {
        return data.resolve("master-keyset.json");
    }

    private void copyFile() throws IOException {
        Files.copy(file(one), file(other), StandardCopyOption.REPLACE_EXISTING);
    }

    private long primary() {
        return node.keys().keyset().primary().id();
    }

    private void rotate() throws KeyInUseException {
        node.administer(rotation -> rotation.rotate("admin"));
    }

    private void refused(Reason reason, KeyNode.Action action) {
        List<MasterKeyset.Key> before = node.overview().keys();
        assertThatThrownBy(() -> node.administer(action))
                .isInstanceOfSatisfying(
                        KeyInUseException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(node.overview().keys()).isEqualTo(before);
    }

    private void seal(int rows) {
        for (int id = 1; id <= rows; id++) {
            insert(id, node.keys().seal(SECRET, COLUMN.context("o" + id)));
        }
    }

    private void insert(int id, byte[] sealed) {
        sql.update("INSERT INTO secrets (id, owner, secret) VALUES (?, ?, ?)", id, "o" + id, sealed);
    }

    private byte[] sealed(int id) {
        return (byte[]) sql.rows("SELECT secret FROM secrets WHERE id = ?", id).get(0);
    }

    private static byte[] mark(byte[] sealed) {
        return Arrays.copyOf(sealed, 5);
    }
}
