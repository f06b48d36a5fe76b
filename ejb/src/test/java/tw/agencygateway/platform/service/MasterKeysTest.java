package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.entity.StoredKeysetRepository;

class MasterKeysTest {
    private static final byte[] SECRET = "王小明".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    private final TestDatabase database = new TestDatabase();
    private final StoredKeysetRepository rows = database.connect(new StoredKeysetRepository());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstStartMakesAFileThatOnlyItsOwnerReads() throws IOException {
        start().load();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(data).isDirectoryNotContaining(path -> !path.equals(file()));
        assertThat(rows.find()).isPresent();
    }

    @Test
    void whatOneStartSealsTheNextOneOpens() {
        byte[] sealed = start().seal(SECRET, "person");

        assertThat(start().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(sealed).hasSize(SECRET.length + 33);
    }

    @Test
    void aSealOpensOnlyInItsContextAndUnaltered() {
        MasterKeys keys = start();
        byte[] sealed = keys.seal(SECRET, "person");

        assertThatThrownBy(() -> keys.open(sealed, "token")).isInstanceOf(SealBrokenException.class);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> keys.open(altered, "person")).isInstanceOf(SealBrokenException.class);
        }
        assertThatThrownBy(() -> keys.open(new byte[0], "person")).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void equalValuesHaveEqualIndexesWithinAContextOnly() {
        MasterKeys keys = start();
        byte[] index = keys.blindIndex("person", "A123456789");

        assertThat(index).hasSize(32).isEqualTo(start().blindIndex("person", "A123456789"));
        assertThat(index).isNotEqualTo(keys.blindIndex("person", "A123456788"));
        assertThat(index).isNotEqualTo(keys.blindIndex("personA", "123456789"));
        assertThat(index).isNotEqualTo(keys.derive("person", "A123456789"));
    }

    @Test
    void aMissingFileStopsTheStartAndIsNotReplaced() throws IOException {
        start().load();
        Files.delete(file());

        assertThatThrownBy(() -> start().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("gateway.master-keyset");
        assertThat(file()).doesNotExist();
    }

    @Test
    void anotherKeysetStopsTheStart() throws IOException {
        start().load();
        Files.writeString(file(), MasterKeyset.generate(Instant.EPOCH).toText());
        String other = Files.readString(file());

        assertThatThrownBy(() -> start().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is not the one");
        assertThat(file()).hasContent(other);
    }

    @Test
    void aKeysetWithTheRightSealAndAnotherIndexStopsTheStart() throws IOException {
        start().load();
        String right = Files.readString(file());
        String other = MasterKeyset.generate(Instant.EPOCH).toText();
        Files.writeString(
                file(), right.substring(0, right.indexOf("\"prf\"")) + other.substring(other.indexOf("\"prf\"")));

        assertThatThrownBy(() -> start().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is not the one");
    }

    @Test
    void aDamagedFileStopsTheStart() throws IOException {
        for (String content : new String[] {"", "{", "[]", "{\"aead\": 1}", "{\"aead\": {}, \"prf\": {}}", "\u0000"}) {
            Files.writeString(file(), content);

            assertThatThrownBy(() -> start().load())
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageContaining("is not a master keyset");
            assertThat(file()).hasContent(content);
        }
        assertThat(rows.find()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() throws IOException {
        start().load();
        Files.delete(file());
        Files.createDirectory(file());

        assertThatThrownBy(() -> start().load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(file() + " cannot be read");
        assertThat(file()).isEmptyDirectory();
    }

    @Test
    void whatWasRefusedIsNotTriedAgain() throws IOException {
        start().load();
        Path right = Files.move(file(), data.resolve("moved"));
        MasterKeys keys = start();
        assertThatThrownBy(keys::load).isInstanceOf(StartRefusedException.class);
        Files.move(right, file());

        assertThatThrownBy(() -> keys.seal(SECRET, "person")).isInstanceOf(StartRefusedException.class);
    }

    @Test
    void aFileWithOneWrongCharacterIsRefusedOrAnotherKeysetOrTheSame() throws IOException {
        byte[] sealed = start().seal(SECRET, "person");
        String right = Files.readString(file());

        for (int i = 0; i < right.length(); i++) {
            for (char wrong : new char[] {'A', '"'}) {
                Files.writeString(file(), right.substring(0, i) + wrong + right.substring(i + 1));
                try {
                    MasterKeyset read =
                            new MasterKeysetFile(file()).read().orElseThrow().keyset();
                    assertThat(read.open(sealed, "person")).isEqualTo(SECRET);
                } catch (StartRefusedException | SealBrokenException e) {
                    assertThat(e).hasMessageNotContainingAny(right.substring(0, 40));
                }
            }
        }
    }

    @Test
    void aFileThatTheOperatorHasPutThereIsTaken() throws IOException {
        MasterKeyset given = MasterKeyset.generate(Instant.EPOCH);
        Files.writeString(file(), given.toText());

        assertThat(start().derive("a", "b")).isEqualTo(given.derive("a", "b"));
    }

    private Path file() {
        return data.resolve("master-keyset.json");
    }

    private MasterKeys start() {
        return KeyNode.withFile(database, data, Clock.systemUTC()).keys();
    }
}
