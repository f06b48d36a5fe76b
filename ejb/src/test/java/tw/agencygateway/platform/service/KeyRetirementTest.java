package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.agencygateway.platform.service.KeyInUseException.Reason;

/** An old key is switched off and removed, once nothing needs it. */
class KeyRetirementTest extends KeyRotationCase {
    private static final int MORE_THAN_A_BATCH = 120;

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
        settle();
        node.administer(rotation -> rotation.disable(old, "admin"));
        settle();
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
        settle();

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
        settle();

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
        settle();
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
        settle();
        node.administer(rotation -> rotation.disable(old, "admin"));
        assertThatThrownBy(() -> node.keys().open(forgotten, "a backup")).isInstanceOf(SealBrokenException.class);

        node.administer(rotation -> rotation.enable(old, "admin"));

        assertThat(node.keys().open(forgotten, "a backup")).isEqualTo(SECRET);
    }

    @Test
    void whoeverHasAKeyThatWasSwitchedOffCanNeitherOpenTheKeysetNorReplaceIt() throws KeyInUseException {
        MasterKeyset leaked = node.keys().keyset();
        rotate();
        settle();
        node.administer(rotation -> rotation.disable(leaked.primary().id(), "admin"));

        byte[] row = (byte[]) sql.rows("SELECT sealed FROM master_keyset").get(0);
        assertThatThrownBy(() -> leaked.open(row, "master_keyset")).isInstanceOf(SealBrokenException.class);

        byte[] forged = leaked.seal(leaked.toText().getBytes(StandardCharsets.UTF_8), "master_keyset");
        sql.update("UPDATE master_keyset SET version = version + 1, sealed = ?", forged);
        node.follow();
        assertThat(node.keys().areCurrent()).isFalse();
        assertThatThrownBy(() -> start(one).keys().load()).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void aNodeThatWasDownWhileAKeyWasSwitchedOnAgainCatchesUp() throws Exception {
        long old = primary();
        rotate();
        settle();
        node.administer(rotation -> rotation.disable(old, "admin"));
        copyFile();

        node.administer(rotation -> rotation.enable(old, "admin"));
        rotate();

        assertThat(start(other).keys().keyset().keys())
                .isEqualTo(node.keys().keyset().keys());
        assertThat(file(other)).hasSameTextualContentAs(file(one));
    }

    @Test
    void aFileWithoutAKeyInUseNoLongerStartsANode() throws Exception {
        copyFile();
        String outdated = Files.readString(file(other));
        long old = primary();
        rotate();
        settle();
        node.administer(rotation -> rotation.disable(old, "admin"));

        assertThatThrownBy(() -> start(other).keys().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is older than a key that was retired since");
        assertThat(file(other)).hasContent(outdated);
        assertThat(start(one).keys().open(node.keys().seal(SECRET, "a"), "a")).isEqualTo(SECRET);
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
}
