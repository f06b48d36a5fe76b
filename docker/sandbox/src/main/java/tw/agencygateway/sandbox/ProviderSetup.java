package tw.agencygateway.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.pki.Flaw;
import tw.agencygateway.sandbox.pki.Signer;
import tw.agencygateway.sandbox.pki.SigningKey;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Settings;

/**
 * Makes the gateway the provider of those data sets whose DP-API is a path below it: their registration and signing key in the bootstrap
 * file, and a file for each person whose data the gateway may read. The gateway has one signing key, so that only data sets of one signer can be its.
 */
final class ProviderSetup {
    private static final Signer SIGNER = Signer.DP_1;
    private static final String ADDRESS = "/mydata-dp/";
    private static final String PASSWORD = "sandbox";

    private final Home home;
    private final Settings settings;
    private final List<String> addresses;

    /** @param addresses from which MyData calls */
    ProviderSetup(Home home, Settings settings, List<String> addresses) {
        this.home = home;
        this.settings = settings;
        this.addresses = addresses;
    }

    /**
     * Writes key and files.
     *
     * @param sources the folder that the gateway's file sources lie in
     * @return what the bootstrap file says of it
     */
    Map<String, Object> write(Path sources, TestPki pki) throws IOException, GeneralSecurityException {
        writeKey(pki.signer(SIGNER, Flaw.NONE));
        List<Person> persons = home.persons();
        List<Map<String, Object>> dataSets = new ArrayList<>();
        for (DataSet dataSet : home.dataSets()) {
            boolean ours = dataSet.dpApi() != null
                    && dataSet.dpApi().address().startsWith(ADDRESS)
                    && Signer.of(dataSet.signer()) == SIGNER;
            if (ours) {
                String resource = dataSet.dpApi().address().substring(ADDRESS.length());
                writeSources(sources.resolve(resource), dataSet, persons);
                dataSets.add(registration(dataSet, resource, persons));
            }
        }
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(
                "signing_keys",
                List.of(Map.of(
                        "name", "Sandbox", "pkcs12_file", "provider.p12", "password_file", "provider-password")));
        sections.put("dp_data_sets", dataSets);
        return sections;
    }

    private void writeKey(SigningKey signer) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("signer", signer.key(), PASSWORD.toCharArray(), new Certificate[] {signer.certificate()});
        try (OutputStream file = Files.newOutputStream(home.directory().resolve("provider.p12"))) {
            keys.store(file, PASSWORD.toCharArray());
        }
        Files.writeString(home.directory().resolve("provider-password"), PASSWORD);
    }

    private static void writeSources(Path folder, DataSet dataSet, List<Person> persons) throws IOException {
        Files.createDirectories(folder);
        for (Person person : persons) {
            List<Map<String, String>> records = person.records(dataSet.resourceId());
            Path file = folder.resolve(person.id() + ".json");
            if (records.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, Json.pretty(records));
            }
        }
    }

    private Map<String, Object> registration(DataSet dataSet, String resource, List<Person> persons) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("resource_id", dataSet.resourceId());
        entry.put("resource", resource);
        entry.put("resource_secret_file", dataSet.resourceId() + "/resource-secret");
        entry.put("agency", dataSet.provider());
        entry.put("contact", Map.of("name", "沙盒承辦人", "phone", "02-0000-0000", "email", "provider@example.org"));
        entry.put("category", "沙盒");
        entry.put("name", dataSet.name());
        entry.put("description", dataSet.name());
        entry.put("security_level", dataSet.securityLevel());
        entry.put("download_words", "您的" + dataSet.name());
        entry.put(
                "authorization", Map.of("discovery_url", settings.url() + "/gsp/v1/.well-known/openid-configuration"));
        entry.put("access", Map.of("addresses", addresses));
        entry.put("stage", "test");
        entry.put("status", "enabled");
        entry.put("fields", fields(dataSet, persons));
        entry.put("scopes", List.of(Map.of("value", dataSet.dpApi().scope(), "remark", dataSet.name())));
        entry.put("source", Map.of("kind", "files", "settings", List.of(Map.of("name", "folder", "value", resource))));
        return entry;
    }

    /** As the first person's record has them. */
    private static List<Map<String, String>> fields(DataSet dataSet, List<Person> persons) {
        Optional<Map<String, String>> first = persons.stream()
                .flatMap(person -> person.records(dataSet.resourceId()).stream())
                .findFirst();
        return first
                .orElseThrow(() -> new IllegalArgumentException("persons.yaml: nobody has " + dataSet.resourceId()))
                .keySet()
                .stream()
                .map(name -> Map.of("key", name, "label", name))
                .toList();
    }
}
