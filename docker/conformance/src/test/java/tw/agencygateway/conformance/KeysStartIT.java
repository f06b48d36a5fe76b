package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tw.agencygateway.conformance.stand.GatewayDatabase;
import tw.agencygateway.conformance.stand.LoneGateway;
import tw.agencygateway.conformance.stand.OnTheStand;

/** A gateway whose master key is wrong does not start, says why in its log, and changes nothing. */
@OnTheStand
@Execution(ExecutionMode.CONCURRENT)
class KeysStartIT {

    private static final String REFUSAL = "The gateway does not start. ";
    private static final String PIN = "24682468";
    private static final String KEY = "agency-gateway";

    private final GatewayDatabase server;
    private final Map<String, String> settings = new HashMap<>();
    private String url;

    @TempDir
    private Path directory;

    KeysStartIT(GatewayDatabase server) {
        this.server = server;
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        url = server.another();
        settings.put("GATEWAY_DATASOURCE_URL", url);
        settings.put("GATEWAY_DATASOURCE_USER", GatewayDatabase.USER);
    }

    @Test
    void aForeignKeysetFileStopsTheStart() throws Exception {
        Path file = data().resolve("master-keyset.json");
        try (LoneGateway gateway = launch("first.log")) {
            gateway.awaitReady();
        }
        String right = Files.readString(file);
        Map<String, String> before = tables();

        Files.writeString(file, right.replaceFirst("(\"value\": ?\".{8}).{20}", "$1AAAAAAAAAAAAAAAAAAAA"));
        refused(
                "foreign.log",
                "The master keyset " + file + " is not the one that the database was sealed with",
                before);
    }

    @Test
    void aTokenThatRefusesThePinStopsTheStart() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/softhsm2-util")), "softhsm2 is not installed");
        Path pin = makeToken();
        try (LoneGateway gateway = launch("first.log")) {
            gateway.awaitReady();
        }
        assertThat(data().resolve("master-keyset.json")).doesNotExist();
        Map<String, String> before = tables();

        Files.writeString(pin, "11111111");
        refused("pin.log", "refuses the PIN of " + pin, before);
        assertThat(Files.readString(directory.resolve("pin.log")))
                .contains("CKR_PIN_INCORRECT")
                .doesNotContain("11111111");
    }

    private void refused(String log, String why, Map<String, String> before) throws SQLException {
        try (LoneGateway gateway = launch(log)) {
            assertThat(gateway.awaitLine(REFUSAL)).contains(why);
            assertThat(gateway.readiness()).isEqualTo(404);
        }
        assertThat(tables()).isEqualTo(before);
    }

    private LoneGateway launch(String log) {
        return LoneGateway.launch(data(), directory.resolve(log), settings);
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Makes a token with a key, as an operator does. @return its PIN file */
    private Path makeToken() throws IOException, InterruptedException {
        Path configuration = directory.resolve("softhsm2.conf");
        Path tokens = Files.createDirectory(directory.resolve("tokens"));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\n");
        settings.put("SOFTHSM2_CONF", configuration.toString());
        String made = run("softhsm2-util", "--init-token", "--free", "--label", "test", "--pin", PIN, "--so-pin", PIN);
        Matcher slot = Pattern.compile("reassigned to slot (\\d+)").matcher(made);
        assertThat(slot.find()).as(made).isTrue();
        Path pin = Files.writeString(directory.resolve("pin"), PIN);
        Path provider = Files.writeString(
                directory.resolve("sunpkcs11.cfg"),
                "name = Test\nlibrary = " + library() + "\nslot = " + slot.group(1)
                        + "\nattributes(*,CKO_SECRET_KEY,*) = {\nCKA_SENSITIVE = true\nCKA_EXTRACTABLE = false\n}\n");
        run(
                "keytool",
                "-genseckey",
                "-alias",
                KEY,
                "-keyalg",
                "AES",
                "-keysize",
                "256",
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-storepass",
                PIN,
                "-providerclass",
                "sun.security.pkcs11.SunPKCS11",
                "-providerarg",
                provider.toString());
        settings.put("GATEWAY_MASTER_KEY_PKCS11_LIBRARY", library());
        settings.put("GATEWAY_MASTER_KEY_PKCS11_SLOT", slot.group(1));
        settings.put("GATEWAY_MASTER_KEY_PKCS11_KEY", KEY);
        settings.put("GATEWAY_MASTER_KEY_PKCS11_PIN_FILE", pin.toString());
        return pin;
    }

    private static String library() {
        return Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                .filter(file -> Files.exists(Path.of(file)))
                .findFirst()
                .orElseThrow();
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", settings.get("SOFTHSM2_CONF"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** A digest of every table. */
    private Map<String, String> tables() throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url, GatewayDatabase.USER, "");
                ResultSet tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                try (ResultSet digest = connection
                        .createStatement()
                        .executeQuery("SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM "
                                + table + " t")) {
                    digest.next();
                    digests.put(table, digest.getString(1));
                }
            }
        }
        assertThat(digests).containsKeys("master_keyset", "administrator", "flyway_schema_history");
        return digests;
    }
}
