package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master keyset under a token's key. SOFTHSM2_CONF, set by the build, says where the tokens lie. */
class KeysetTokenTest {
    private static final byte[] SECRET = "王小明".getBytes(StandardCharsets.UTF_8);

    private static SoftHsm token;
    private static SoftHsm other;
    private static SoftHsm neverUsed;

    @TempDir
    private Path data;

    private final TestDatabase database = new TestDatabase();
    private final TestSql sql = TestSql.on(database);
    private final String key = "key-" + UUID.randomUUID();

    @BeforeAll
    static void findTokens() throws Exception {
        assumeTrue(SoftHsm.library().isPresent(), "softhsm2 is not installed");
        token = SoftHsm.token("master");
        other = SoftHsm.token("other");
        neverUsed = SoftHsm.token("never-used");
    }

    @BeforeEach
    void makeKey() throws Exception {
        token.key(key, false);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theKeysetLiesInTheDatabaseSealedByTheTokenAndInNoFile() {
        byte[] sealed = start().seal(SECRET, "person");

        assertThat(start().open(sealed, "person")).isEqualTo(SECRET);
        assertThat(data).isDirectoryNotContaining("glob:**master-keyset*");
        assertThat(row()).doesNotContain("aead");
    }

    @Test
    void noProviderIsRegisteredInTheServersJvm() {
        Provider[] before = Security.getProviders();
        start().load();

        assertThat(Security.getProviders()).isEqualTo(before);
    }

    @Test
    void rotationWorksWithoutAFile() throws KeyInUseException {
        KeyNode node = KeyNode.withToken(database, data, token.configuration(key));
        byte[] old = node.keys().seal(SECRET, "person");
        node.administer(rotation -> rotation.rotate("admin"));
        byte[] fresh = node.keys().seal(SECRET, "person");

        assertThat(Arrays.copyOf(old, 5)).isNotEqualTo(Arrays.copyOf(fresh, 5));
        MasterKeys restarted = start();
        assertThat(restarted.open(old, "person")).isEqualTo(SECRET);
        assertThat(restarted.open(fresh, "person")).isEqualTo(SECRET);
        assertThat(node.overview().tokenKey()).contains(key);
    }

    @Test
    void aDatabaseThatUsedAFileMovesToTheToken() throws Exception {
        MasterKeys before = KeyNode.withFile(database, data, Clock.systemUTC()).keys();
        byte[] sealed = before.seal(SECRET, "person");

        assertThat(start().open(sealed, "person")).isEqualTo(SECRET);
        Files.delete(data.resolve("master-keyset.json"));
        assertThat(start().open(sealed, "person")).isEqualTo(SECRET);
    }

    @Test
    void anotherKeyOfTheTokenTakesOver() throws Exception {
        byte[] sealed = start().seal(SECRET, "person");
        String next = "next-" + UUID.randomUUID();
        token.key(next, false);

        assertThat(start(token.configuration(next)).open(sealed, "person")).isEqualTo(SECRET);
        assertThat(sql.rows("SELECT token_key FROM master_keyset")).hasToString("[" + next + "]");
    }

    @Test
    void aWrongPinIsTriedOnceAndChangesNothing() throws IOException {
        byte[] sealed = start().seal(SECRET, "person");
        String before = row();
        // a process that has logged in to a token stays so and is not asked again
        Files.writeString(neverUsed.pinFile(), "11111111");
        MasterKeys keys = start(neverUsed.configuration(key));

        assertThatThrownBy(keys::load)
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(neverUsed.pinFile().toString())
                .hasMessageContaining("CKR_PIN_INCORRECT")
                .hasMessageNotContainingAny("11111111");
        Files.writeString(neverUsed.pinFile(), SoftHsm.PIN);
        assertThatThrownBy(() -> keys.seal(SECRET, "person"))
                .as("not tried again, not even with the right one")
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("CKR_PIN_INCORRECT");
        assertThat(row()).isEqualTo(before);
        assertThat(start().open(sealed, "person")).isEqualTo(SECRET);
    }

    @Test
    void atTheFirstStartAWrongTokenLeavesNothingBehind() {
        refused(other.configuration(key), "has no AES key with the label " + key);
        refused(token.configuration("none"), "has no AES key with the label none");
        refused(token.configuration("987654321", key), "cannot be used");
        refused(token.configuration("first", key), "gateway.master-key.pkcs11.slot is not a number");
        refused(
                new KeysetTokenConfiguration(
                        Optional.of("/nowhere/lib.so"), Optional.empty(), Optional.of(key), Optional.of("pin")),
                "pin cannot be read");
        refused(
                new KeysetTokenConfiguration(
                        Optional.of("/nowhere/lib.so"),
                        Optional.empty(),
                        Optional.of(key),
                        Optional.of(token.pinFile().toString())),
                "/nowhere/lib.so cannot be used");
        refused(
                new KeysetTokenConfiguration(
                        SoftHsm.library().map(Path::toString), Optional.empty(), Optional.empty(), Optional.empty()),
                "gateway.master-key.pkcs11.key is not");
        assertThat(sql.rows("SELECT * FROM master_keyset")).isEmpty();
        assertThat(data).isDirectoryNotContaining("glob:**master-keyset*");
    }

    @Test
    void aKeyThatCanBeTakenOutIsRefused() throws Exception {
        String loose = "loose-" + UUID.randomUUID();
        token.key(loose, true);

        refused(token.configuration(loose), "can be taken out of the token");
    }

    @Test
    void anotherKeyOfTheSameLabelIsRefused() throws Exception {
        start().load();
        String before = row();
        other.key(key, false);

        refused(other.configuration(key), "has another key " + key);
        assertThat(row()).isEqualTo(before);
    }

    @Test
    void withoutTheTokensConfigurationTheStartIsRefused() {
        start().load();
        String before = row();

        assertThatThrownBy(() -> KeyNode.withFile(database, data, Clock.systemUTC())
                        .keys()
                        .load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("is sealed with the key " + key + " of a PKCS#11 token");
        assertThat(row()).isEqualTo(before);
        assertThat(data).isDirectoryNotContaining("glob:**master-keyset*");
    }

    private void refused(KeysetTokenConfiguration configuration, String message) {
        assertThatThrownBy(() -> start(configuration).load())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(message);
    }

    private MasterKeys start() {
        return start(token.configuration(key));
    }

    private MasterKeys start(KeysetTokenConfiguration configuration) {
        return KeyNode.withToken(database, data, configuration).keys();
    }

    private String row() {
        Object[] row = (Object[])
                sql.rows("SELECT version, token_key, sealed FROM master_keyset").get(0);
        return row[0] + " " + row[1] + " " + new String((byte[]) row[2], StandardCharsets.ISO_8859_1);
    }
}
