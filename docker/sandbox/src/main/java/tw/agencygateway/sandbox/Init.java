package tw.agencygateway.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tw.agencygateway.sandbox.pki.Flaw;
import tw.agencygateway.sandbox.pki.Issuer;
import tw.agencygateway.sandbox.pki.Pem;
import tw.agencygateway.sandbox.pki.Signer;
import tw.agencygateway.sandbox.pki.SigningKey;
import tw.agencygateway.sandbox.pki.TestPki;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Home;
import tw.agencygateway.sandbox.registry.ServiceEntry;
import tw.agencygateway.sandbox.registry.Settings;

/**
 * Prepares the sandbox's directory: data files to edit, secrets, test PKI, and the bootstrap file that registers it all
 * with the gateway. What is there already stays, so that it can be run before each start.
 */
final class Init {
    private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<Issuer> TRUSTED = List.of(Issuer.ROOT, Issuer.CA, Issuer.CA_STALE, Issuer.CA_OCSP);
    private static final List<String> LOOPBACK = List.of("127.0.0.1/32", "::1/128");

    private final Home home;
    private final Settings settings;
    private final List<String> addresses;
    private final Optional<Path> sources;

    /**
     * @param addresses from which the gateway may be called; empty means this machine only
     * @param sources where the gateway's file sources lie, if it is to be a data provider as well
     */
    Init(Home home, Settings settings, List<String> addresses, Optional<Path> sources) {
        this.home = home;
        this.settings = settings;
        this.addresses = addresses.isEmpty() ? LOOPBACK : addresses;
        this.sources = sources;
    }

    void run() throws IOException, GeneralSecurityException {
        home.copyDataFiles();
        home.keep(settings);
        Clock clock = Clock.systemUTC();
        TestPki pki = TestPki.create(home.pki(), settings.url(), clock.instant());
        for (Issuer issuer : TRUSTED) {
            Files.write(home.directory().resolve(issuer.alias() + ".cer"), Pem.of(pki.certificate(issuer)));
        }
        for (Issuer issuer : List.of(Issuer.ROOT, Issuer.CA)) {
            Files.write(home.pki().resolve(issuer.alias() + ".crl"), pki.crl(issuer, clock.instant()));
        }
        for (ServiceEntry service : home.services()) {
            makeSecret(home.secret(service.clientId(), "client-secret"), () -> alphanumerics(16));
            makeSecret(home.secret(service.clientId(), "cbc-iv"), () -> alphanumerics(16));
            makeSecret(home.secret(service.clientId(), "api-token"), Init::apiToken);
            if (service.apiKey()) {
                makeSecret(home.secret(service.clientId(), "api-key"), () -> alphanumerics(32));
            }
        }
        for (DataSet dataSet : home.dataSets()) {
            if (dataSet.dpApi() != null) {
                makeSecret(home.resourceSecret(dataSet.resourceId()), () -> alphanumerics(24));
            }
        }
        makeSecret(home.webhookSecret(), Init::webhookSecret);
        home.writeBootstrap(bootstrap(pki));
    }

    private Map<String, Object> bootstrap(TestPki pki) throws IOException, GeneralSecurityException {
        Map<String, DataSet> dataSets =
                home.dataSets().stream().collect(Collectors.toMap(DataSet::resourceId, Function.identity()));
        List<Map<String, Object>> services = new ArrayList<>();
        for (ServiceEntry service : home.services()) {
            services.add(service(service, dataSets, services.isEmpty() ? pki : null));
        }
        Map<String, Object> bootstrap = new LinkedHashMap<>();
        bootstrap.put(
                "trust_anchors",
                TRUSTED.stream()
                        .map(issuer -> new Anchor("Sandbox " + issuer.alias(), issuer.alias() + ".cer"))
                        .toList());
        bootstrap.put("sp_services", services);
        bootstrap.put("api_clients", home.services().stream().map(this::client).toList());
        bootstrap.put("webhooks", List.of(webhook(home.services().get(0))));
        if (sources.isPresent()) {
            bootstrap.putAll(new ProviderSetup(home, settings, addresses).write(sources.get(), pki));
        }
        return bootstrap;
    }

    private Map<String, Object> webhook(ServiceEntry service) {
        Map<String, Object> webhook = new LinkedHashMap<>();
        webhook.put("name", "Sandbox agency page");
        webhook.put("client_id", service.clientId());
        webhook.put("url", settings.url() + "/agency/webhook");
        webhook.put(
                "secret_file", home.directory().relativize(home.webhookSecret()).toString());
        return webhook;
    }

    /** A trust anchor in the bootstrap file. */
    private record Anchor(String name, String certificateFile) {}

    /** Each service has a client of its own, so that one agency's token opens nothing of another's. */
    private Map<String, Object> client(ServiceEntry service) {
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("name", "Sandbox client of " + service.clientId());
        client.put("token_file", service.clientId() + "/api-token");
        client.put("scopes", List.of("sp.start", "sp.read", "sp.files", "sp.erase"));
        client.put("services", List.of(service.clientId()));
        client.put("addresses", addresses);
        return client;
    }

    /** @param pki that says who signs; null where the gateway is to find out at first use */
    private Map<String, Object> service(ServiceEntry entry, Map<String, DataSet> dataSets, TestPki pki)
            throws GeneralSecurityException {
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("client_id", entry.clientId());
        service.put("category", entry.category());
        service.put("name", entry.name());
        service.put("front_end_url", settings.url() + "/agency/");
        service.put("purpose", entry.purpose());
        service.put("contact", entry.contact());
        service.put("client_secret_file", entry.clientId() + "/client-secret");
        service.put("cbc_iv_file", entry.clientId() + "/cbc-iv");
        if (entry.apiKey()) {
            service.put("api_key_file", entry.clientId() + "/api-key");
        }
        service.put("platform_url", settings.url());
        service.put("platform_addresses", addresses);
        service.put("return_url", settings.gateway() + "/return/" + entry.clientId());
        service.put("agency_pages", List.of(settings.url() + "/agency/return"));
        service.put("stage", "test");
        service.put("enabled", true);
        service.put("retention", "P30D");
        service.put("plain_secret_key", false);
        service.put("iv_mismatch", "reject");
        service.put("filename_mismatch", "reject");
        List<Map<String, Object>> offered = new ArrayList<>();
        for (String resourceId : entry.dataSets()) {
            DataSet dataSet = dataSets.get(resourceId);
            Map<String, Object> offer = dataSet(dataSet, entry.signatures());
            if (pki != null) {
                offer.put("signer", signer(pki.signer(Signer.of(dataSet.signer()), Flaw.NONE)));
            }
            offered.add(offer);
        }
        service.put("data_sets", offered);
        service.putAll(entry.gateway());
        return service;
    }

    private static Map<String, Object> dataSet(DataSet dataSet, Map<String, String> signatures) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("resource_id", dataSet.resourceId());
        entry.put("name", dataSet.name());
        entry.put("security_level", dataSet.securityLevel());
        entry.put("signature", signatures.getOrDefault(dataSet.resourceId(), "required"));
        return entry;
    }

    private static Map<String, String> signer(SigningKey key) {
        return Map.of(
                "issuer", key.certificate().getIssuerX500Principal().getName(),
                "subject", key.certificate().getSubjectX500Principal().getName());
    }

    private static void makeSecret(Path file, Supplier<String> maker) throws IOException {
        if (Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, maker.get(), StandardCharsets.US_ASCII);
        }
    }

    private static String alphanumerics(int length) {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(length, 0, ALPHANUMERICS.length()).forEach(i -> text.append(ALPHANUMERICS.charAt(i)));
        return text.toString();
    }

    private static String apiToken() {
        return "agw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes());
    }

    private static String webhookSecret() {
        return "whsec_" + Base64.getEncoder().encodeToString(secretBytes());
    }

    private static byte[] secretBytes() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
