package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The data sets that the gateway provides on a stand: appended to the bootstrap file that the sandbox has made, with data in files and a
 * signing key of their own.
 */
public record DataProvider(Path directory) {

    /** Given as a package, signed. */
    public static final String RESOURCE_ID = "API.Stand00001";

    /** The word in the DP-API's path. */
    public static final String RESOURCE = "stand-household";

    /** Another one, whose data is a query of the gateway's own database; else as the first. */
    public static final String QUERY_ID = "API.Stand00002";

    /** Its word in the path. */
    public static final String QUERY = "stand-query";

    /** The one scope of each. */
    public static final String SCOPE = "stand.household.read";

    /** The resource_secret. */
    public static final String SECRET = "Stand-resource-secret-01";

    private static final String PASSWORD = "stand-password";

    /** National id → name; the last one's character lies in plane 2. */
    private static final Map<String, String> PEOPLE =
            Map.of("A123456789", "王小明", "B223344554", "林美玲", "F130507090", "陳堃𠮷");

    /** The folder that the gateway reads people's data from. */
    Path sources() {
        return directory.resolve("sources");
    }

    /**
     * Makes data, secrets and key, and registers the data set with the gateway, and others after it.
     *
     * @param database JDBC URL of the one that is queried
     */
    void addTo(Path bootstrap, URI sandbox, String database, String others, Path log) {
        try {
            Path household = Files.createDirectories(sources().resolve("household"));
            for (Map.Entry<String, String> person : PEOPLE.entrySet()) {
                Files.writeString(
                        household.resolve(person.getKey() + ".json"),
                        "{\"uid\": \"%s\", \"name\": \"%s\", \"adult\": true, \"children\": 2}"
                                .formatted(person.getKey(), person.getValue()));
            }
            Files.writeString(directory.resolve("resource-secret"), SECRET);
            Files.writeString(directory.resolve("password"), PASSWORD);
            Program.run(log, Map.of(), keytool(directory.resolve("signer.p12")));
            Files.writeString(bootstrap, yaml(sandbox, database) + others, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keytool(Path file) {
        return List.of(
                Path.of(Java.program()).resolveSibling("keytool").toString(),
                "-genkeypair",
                "-alias",
                "signer",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-dname",
                "CN=Stand, O=Data Provider, C=TW",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
    }

    private String yaml(URI sandbox, String database) {
        return """

                signing_keys:
                - {name: Stand, pkcs12_file: "%1$s/signer.p12", password_file: "%1$s/password"}
                dp_data_sets:
                """.formatted(directory) + files(sandbox) + query(sandbox, database);
    }

    private String files(URI sandbox) {
        return registration(RESOURCE_ID, RESOURCE, sandbox) + """
                  answer: {form: zip, csv: true, xml: true}
                  limits: {keeping: PT1M}
                  fields:
                  - {key: uid, label: 國民身分證統一編號}
                  - {key: name, label: 姓名}
                  - {key: adult, label: 成年, remark: 是或否}
                  - {key: children, label: 子女數}
                  source:
                    kind: files
                    settings:
                    - {name: folder, value: household}
                """;
    }

    private String query(URI sandbox, String database) {
        return registration(QUERY_ID, QUERY, sandbox) + """
                  answer: {form: json}
                  limits: {keeping: PT1S}
                  fields:
                  - {key: uid, label: 國民身分證統一編號}
                  - {key: born, label: 出生日期}
                  source:
                    kind: sql
                    settings:
                    - {name: url, value: "%s"}
                    - {name: user, value: %s}
                    - {name: query, value: "SELECT CAST(:uid AS VARCHAR(10)) AS uid, CAST(:birthdate AS DATE) AS born"}
                """.formatted(database, GatewayDatabase.USER);
    }

    private String registration(String resourceId, String resource, URI sandbox) {
        return """
                - resource_id: %2$s
                  resource: %3$s
                  resource_secret_file: "%1$s/resource-secret"
                  agency: 示範機關
                  contact: {name: 承辦人, phone: "02-0000-0000", email: contact@agency.example}
                  category: 戶政
                  name: 示範戶籍資料
                  description: 示範
                  security_level: 1
                  download_words: 您的戶籍資料
                  authorization: {discovery_url: "%4$s/gsp/v1/.well-known/openid-configuration"}
                  access: {addresses: ["127.0.0.1/32", "::1/128"]}
                  stage: test
                  status: enabled
                  scopes:
                  - {value: %5$s, remark: 戶籍資料}
                """.formatted(directory, resourceId, resource, sandbox, SCOPE);
    }
}
