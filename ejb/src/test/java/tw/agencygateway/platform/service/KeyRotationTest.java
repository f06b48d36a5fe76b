package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A new key takes over, on all nodes. */
class KeyRotationTest extends KeyRotationCase {
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
    void aDatabaseFromBeforeTheKeysetWasKeptInItIsTakenOver() throws Exception {
        byte[] sealed = node.keys().seal(SECRET, "person");
        byte[] proof = node.keys().seal(SECRET, "master_key_check");
        sql.update("UPDATE master_keyset SET version = 0, sealed = ?", proof);
        String text = Files.readString(file(one));
        Files.writeString(file(one), text.substring(0, text.indexOf(",\n\"made\"")) + "}");

        assertThat(start(one).keys().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(sql.rows("SELECT version FROM master_keyset")).hasToString("[1]");
    }
}
