package tw.agencygateway.platform.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.entity.SealedColumn;

/** No sealed column is forgotten when everything is sealed anew. */
class SealedColumnsTest {
    private static final Path CLASSES = Path.of("target/classes");

    /** Bytes that are not sealed: hashes, keyed indexes, public certificates and requests for them; and the keyset, which {@link MasterKeysetStore} seals. */
    private static final Set<String> OTHER_BYTES = Set.of(
            "api_client.token_hash",
            "dp_request.person_key",
            "dp_request.token_key",
            "master_keyset.blind_index",
            "master_keyset.sealed",
            "signing_key.certificate",
            "signing_key.request",
            "sp_transaction.go_hash",
            "sp_transaction.person_index",
            "sp_transaction.request_hash",
            "sp_transaction.return_hash",
            "sp_transaction.ticket_hash",
            "stored_crl.der",
            "transaction_event.person_index",
            "trust_anchor.der");

    private static final byte[] SECRET = "王小明".getBytes(StandardCharsets.UTF_8);
    private static final String OWNER = "owner";

    @TempDir
    private Path data;

    private final TestDatabase database = new TestDatabase();
    private final TestSql sql = TestSql.on(database);
    private List<Field> declared;

    @BeforeEach
    void find() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            declared = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> CLASSES.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .flatMap(SealedColumnsTest::columnsOf)
                    .toList();
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyColumnOfBytesIsKnownToBeSealedOrNot() {
        Set<String> bytes = sql
                .rows("SELECT table_name || '.' || column_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND UPPER(data_type) = 'BINARY VARYING'")
                .stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());

        assertThat(Stream.concat(columns().map(SealedColumn::name), OTHER_BYTES.stream()))
                .containsExactlyInAnyOrderElementsOf(bytes);
    }

    @Test
    void everyDeclaredColumnIsProduced() {
        assertThat(declared)
                .hasSizeGreaterThan(7)
                .allSatisfy(field -> assertThat(field.isAnnotationPresent(Produces.class))
                        .as(field.toString())
                        .isTrue());
    }

    @Test
    void everySealedColumnIsSealedAnew() throws KeyInUseException {
        sql.update("SET REFERENTIAL_INTEGRITY FALSE");
        MovableClock clock = new MovableClock();
        SealedColumn[] columns = columns().toArray(SealedColumn[]::new);
        KeyNode node = KeyNode.withFile(database, data, clock, columns);
        for (SealedColumn column : columns) {
            sql.update("DELETE FROM " + column.table());
            insert(column, node.keys().seal(SECRET, column.context(OWNER)));
            byte[] before = value(column);

            node.administer(rotation -> rotation.rotate("admin"));
            node.reseal();

            byte[] after = value(column);
            assertThat(Arrays.copyOf(after, 5))
                    .as(column.name())
                    .isEqualTo(node.keys().keyset().primary().mark())
                    .isNotEqualTo(Arrays.copyOf(before, 5));
            assertThat(node.keys().open(after, column.context(OWNER))).isEqualTo(SECRET);
        }
    }

    /** A row with something in each column that must not be null. */
    private void insert(SealedColumn column, byte[] sealed) {
        List<String> names = new ArrayList<>(List.of(column.column()));
        List<Object> values = new ArrayList<>(List.of(sealed));
        for (Object row : sql.rows(
                "SELECT column_name, UPPER(data_type) FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND table_name = ? AND is_nullable = 'NO' AND column_name <> ?",
                column.table(),
                column.column())) {
            Object[] facts = (Object[]) row;
            names.add((String) facts[0]);
            values.add(facts[0].equals(column.owner()) ? OWNER : anything((String) facts[1]));
        }
        assertThat(column.owner() == null || names.contains(column.owner()))
                .as("an owner has a name")
                .isTrue();
        sql.update(
                "INSERT INTO " + column.table() + " (" + String.join(", ", names) + ") VALUES ("
                        + "?, ".repeat(names.size() - 1) + "?)",
                values.toArray());
    }

    private static Object anything(String type) {
        return switch (type) {
            case "BIGINT", "INTEGER", "SMALLINT" -> 1;
            case "BOOLEAN" -> true;
            case "BINARY VARYING" -> new byte[] {1};
            case "TIMESTAMP WITH TIME ZONE" -> Instant.EPOCH.atOffset(ZoneOffset.UTC);
            default -> "1";
        };
    }

    private byte[] value(SealedColumn column) {
        return (byte[]) sql.rows("SELECT " + column.column() + " FROM " + column.table())
                .get(0);
    }

    private Stream<SealedColumn> columns() {
        return declared.stream().map(field -> {
            try {
                field.setAccessible(true);
                return (SealedColumn) field.get(null);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Stream<Field> columnsOf(String name) {
        try {
            Class<?> type = Class.forName(name, false, SealedColumnsTest.class.getClassLoader());
            return Stream.of(type.getDeclaredFields()).filter(field -> field.getType() == SealedColumn.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
