package tw.agencygateway.conformance.dp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tw.agencygateway.conformance.stand.Stand;

/** A stand that provides a data set of {@link People}. */
final class ManyPeople {

    /** The DP-API's path. */
    static final String PATH = "/mydata-dp/people";

    static final String RESOURCE_ID = "API.People0001";

    private ManyPeople() {}

    /**
     * Starts it; the caller closes it.
     *
     * @param limits of the data set, as in the bootstrap file
     * @param settings environment variables of the gateway
     */
    static Stand stand(
            String name, AuthorizationServer gsp, RecordsService records, String limits, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "GATEWAY_OUTBOUND_HOSTS",
                gsp.base().getAuthority() + "," + records.base().getAuthority());
        return Stand.apart(name, all, yaml(gsp, records, limits));
    }

    private static String yaml(AuthorizationServer gsp, RecordsService records, String limits) {
        return """
                - resource_id: %1$s
                  resource: people
                  resource_secret_file: "%2$s"
                  agency: 示範機關
                  contact: {name: 承辦人, phone: "02-0000-0000", email: contact@agency.example}
                  category: 戶政
                  name: 眾人資料
                  description: 示範
                  security_level: 1
                  download_words: 您的資料
                  authorization: {discovery_url: "%3$s/.well-known/openid-configuration"}
                  access: {addresses: ["127.0.0.1/32", "::1/128"]}
                  limits: {%4$s}
                  stage: test
                  status: enabled
                  fields:
                  - {key: uid, label: 國民身分證統一編號}
                  - {key: name, label: 姓名}
                  - {key: note, label: 備註}
                  scopes:
                  - {value: %5$s}
                  source:
                    kind: http
                    settings:
                    - {name: url, value: "%6$s/records"}
                    - {name: probe_url, value: "%3$s/.well-known/openid-configuration"}
                """.formatted(RESOURCE_ID, secret(), gsp.base(), limits, AuthorizationServer.SCOPE, records.base());
    }

    private static Path secret() {
        try {
            Path directory = Files.createDirectories(Path.of("target/people").toAbsolutePath());
            return Files.writeString(directory.resolve("resource-secret"), "People-resource-secret-1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
