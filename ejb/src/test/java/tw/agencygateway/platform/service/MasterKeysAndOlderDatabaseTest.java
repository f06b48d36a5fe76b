package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node meets a database that is older than its keys: nothing may be lost by which the newer one opens. */
class MasterKeysAndOlderDatabaseTest extends KeyRotationCase {
    private Object[] firstRow;
    private byte[] firstFile;
    private byte[] secondFile;
    private byte[] sealedWithTheSecond;

    @BeforeEach
    void rotateOnce() throws Exception {
        firstRow = row();
        firstFile = Files.readAllBytes(file(one));
        rotate();
        secondFile = Files.readAllBytes(file(one));
        sealedWithTheSecond = node.keys().seal(SECRET, "person");
    }

    @Test
    void aStartIsRefusedAndChangesNothing() throws IOException {
        Object[] newer = row();
        restore(firstRow);

        assertThatThrownBy(() -> start(one).keys().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("The database has version 1")
                .hasMessageContaining(file(one) + " has version 2");

        assertThat(file(one)).hasBinaryContent(secondFile);
        assertThat(row()).isEqualTo(firstRow);
        restore(newer);
        assertThat(start(one).keys().open(sealedWithTheSecond, "person")).isEqualTo(SECRET);
    }

    @Test
    void aRunningNodeIsNotReadyAndSealsNothingUntilTheNewerOneIsBack() throws Exception {
        Object[] newer = row();
        restore(firstRow);
        node.follow();

        assertThat(node.keys().areCurrent()).isFalse();
        assertThatThrownBy(() -> node.keys().seal(SECRET, "person")).isInstanceOf(StartRefusedException.class);
        assertThatThrownBy(() -> rotate(node)).isInstanceOf(StartRefusedException.class);
        assertThat(node.keys().open(sealedWithTheSecond, "person")).isEqualTo(SECRET);
        assertThat(file(one)).hasBinaryContent(secondFile);
        assertThat(row()).isEqualTo(firstRow);

        restore(newer);
        node.follow();

        assertThat(node.keys().areCurrent()).isTrue();
        byte[] sealed = node.keys().seal(SECRET, "person");
        assertThat(start(one).keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(file(one)).hasBinaryContent(secondFile);
    }

    @Test
    void aNodeThatOnlySealsSeesItWithinAMinute() {
        restore(firstRow);
        clock.move(Duration.ofSeconds(MasterKeys.TRUSTED_SECONDS));

        assertThatThrownBy(() -> node.keys().seal(SECRET, "person")).isInstanceOf(StartRefusedException.class);
        assertThat(node.keys().areCurrent()).isFalse();
    }

    @Test
    void aRestoredDatabaseThatWentOnByItselfIsNotTakenForTheNewerOne() throws Exception {
        restore(firstRow);
        node.follow();
        Files.write(file(other), firstFile);
        KeyNode second = start(other);
        for (int version = 2; version < 5; version++) {
            rotate(second);
            node.follow();

            assertThat(node.keys().areCurrent()).isFalse();
            assertThatThrownBy(() -> node.keys().seal(SECRET, "person"))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("version " + version + " in the database never knew");
            assertThatThrownBy(() -> start(one).keys().load())
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("different databases");
            assertThat(file(one)).hasBinaryContent(secondFile);
        }
    }

    @Test
    void theFileOfTheDatabasesTimeStartsIt() throws Exception {
        restore(firstRow);
        Files.write(file(other), firstFile);

        byte[] sealed = start(other).keys().seal(SECRET, "person");

        assertThat(start(other).keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(file(one)).hasBinaryContent(secondFile);
    }

    @Test
    void aCopyWithoutItsVersionStartsItToo() throws Exception {
        restore(firstRow);
        Files.writeString(file(other), Files.readString(file(one)).replace(",\"version\":2", ""));

        start(other).keys().load();

        assertThat(file(other)).content().contains("\"version\":1");
        assertThat(file(one)).hasBinaryContent(secondFile);
    }

    @Test
    void aKeyThatWasRemovedWhileANodeWasDownLeavesItsFile() throws Exception {
        long second = node.keys().keyset().primary().id();
        Files.write(file(other), secondFile);
        rotate();
        settle();
        node.administer(rotation -> rotation.disable(second, "admin"));
        settle();
        node.administer(rotation -> rotation.remove(second, "admin"));

        assertThat(start(other).keys().keyset().key(second)).isEmpty();

        assertThat(file(other)).hasSameBinaryContentAs(file(one));
        assertThat(file(one)).content().contains("\"version\":5", "\"removed\":[\"" + second + "\"]");
    }

    @Test
    void anEmptyDatabaseByMistakeLosesNothingEither() throws Exception {
        Object[] newer = row();
        sql.update("DELETE FROM master_keyset");
        start(one).keys().load();
        start(one).keys().load();
        assertThat(row()[0]).isEqualTo(2L);

        restore(newer);

        assertThat(start(one).keys().open(sealedWithTheSecond, "person")).isEqualTo(SECRET);
        assertThat(file(one)).hasBinaryContent(secondFile);
    }

    @Test
    void aVersionThatIsNoneIsDamage() throws IOException {
        Files.writeString(file(one), Files.readString(file(one)).replace("\"version\":2", "\"version\":2.5"));

        assertThatThrownBy(() -> start(one).keys().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is not a master keyset");
    }

    private Object[] row() {
        return (Object[]) sql.rows("SELECT version, sealed FROM master_keyset").get(0);
    }

    private void restore(Object[] row) {
        sql.update("UPDATE master_keyset SET version = ?, sealed = ?", row);
    }
}
