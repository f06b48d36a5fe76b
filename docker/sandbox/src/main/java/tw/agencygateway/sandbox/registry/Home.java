package tw.agencygateway.sandbox.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sandbox's directory: its data files, secrets, test PKI and the gateway's bootstrap file. */
public record Home(Path directory) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final List<String> DATA_FILES = List.of("persons.yaml", "datasets.yaml", "services.yaml");

    public Path pki() {
        return directory.resolve("pki");
    }

    public Path bootstrap() {
        return directory.resolve("bootstrap.yaml");
    }

    /** A file of a service's secrets: client-secret, cbc-iv, api-key or api-token. */
    public Path secret(String clientId, String name) {
        return directory.resolve(clientId).resolve(name);
    }

    /** With which the provider of a data set makes itself known to GSP. */
    public Path resourceSecret(String resourceId) {
        return directory.resolve(resourceId).resolve("resource-secret");
    }

    /** The secret of the gateway's calls to the demo agency. */
    public Path webhookSecret() {
        return directory.resolve("webhook-secret");
    }

    /** Copies the distribution's data files to where they can be edited; those already there stay. */
    public void copyDataFiles() throws IOException {
        Files.createDirectories(directory);
        for (String name : DATA_FILES) {
            Path file = directory.resolve(name);
            if (Files.notExists(file)) {
                try (InputStream in = Home.class.getResourceAsStream("/data/" + name)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    public Settings settings() throws IOException {
        return YAML.readValue(directory.resolve("sandbox.yaml").toFile(), Settings.class);
    }

    public void keep(Settings settings) throws IOException {
        YAML.writeValue(directory.resolve("sandbox.yaml").toFile(), settings);
    }

    public void writeBootstrap(Object bootstrap) throws IOException {
        YAML.writeValue(bootstrap().toFile(), bootstrap);
    }

    public List<Person> persons() throws IOException {
        return YAML.readValue(directory.resolve("persons.yaml").toFile(), new TypeReference<>() {});
    }

    public List<DataSet> dataSets() throws IOException {
        return YAML.readValue(directory.resolve("datasets.yaml").toFile(), new TypeReference<>() {});
    }

    public List<ServiceEntry> services() throws IOException {
        return YAML.readValue(directory.resolve("services.yaml").toFile(), new TypeReference<>() {});
    }

    /** A secret's text, or null where there is no such file. */
    public String read(Path secret) throws IOException {
        return Files.exists(secret)
                ? Files.readString(secret, StandardCharsets.US_ASCII).strip()
                : null;
    }
}
