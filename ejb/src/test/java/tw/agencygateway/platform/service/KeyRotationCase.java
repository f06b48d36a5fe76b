package tw.agencygateway.platform.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.entity.SealedColumn;

/** One node with a table of secrets, and room for another one. */
abstract class KeyRotationCase {
    static final byte[] SECRET = "王小明".getBytes(StandardCharsets.UTF_8);
    static final SealedColumn COLUMN = SealedColumn.of("secrets", "secret", "owner");

    @TempDir
    Path one;

    @TempDir
    Path other;

    final TestDatabase database = new TestDatabase();
    final TestSql sql = TestSql.on(database);
    final MovableClock clock = new MovableClock();
    KeyNode node;

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

    KeyNode start(Path data) {
        return KeyNode.withFile(database, data, clock, COLUMN);
    }

    static Path file(Path data) {
        return data.resolve("master-keyset.json");
    }

    void copyFile() throws IOException {
        Files.copy(file(one), file(other), StandardCopyOption.REPLACE_EXISTING);
    }

    long primary() {
        return node.keys().keyset().primary().id();
    }

    void rotate() throws KeyInUseException {
        rotate(node);
    }

    static void rotate(KeyNode node) throws KeyInUseException {
        node.administer(rotation -> rotation.rotate("admin"));
    }

    /** So long after the last change that an old key may be retired. */
    void settle() {
        clock.move(KeyRotation.SETTLING);
        node.follow();
    }

    static byte[] mark(byte[] sealed) {
        return Arrays.copyOf(sealed, 5);
    }
}
