package tw.agencygateway.platform.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the gateway keeps its files.
 *
 * <ul>
 *   <li>{@code gateway.data}: directory of everything the gateway writes; default {@code gateway-data} in the working directory
 *   <li>{@code gateway.master-keyset}: file of the {@linkplain MasterKeys master keyset}; default {@code master-keyset.json} in
 *       the data directory
 *   <li>{@code gateway.bootstrap}: the {@linkplain Bootstrap bootstrap file}; none by default
 * </ul>
 */
@ApplicationScoped
public class StorageConfiguration {
    private Path data;
    private Path masterKeyset;
    private Path bootstrap;

    protected StorageConfiguration() {}

    @Inject
    StorageConfiguration(
            @ConfigProperty(name = "gateway.data", defaultValue = "gateway-data") String data,
            @ConfigProperty(name = "gateway.master-keyset") Optional<String> masterKeyset,
            @ConfigProperty(name = "gateway.bootstrap") Optional<String> bootstrap) {
        this.data = Path.of(data).toAbsolutePath();
        this.masterKeyset = masterKeyset
                .map(file -> Path.of(file).toAbsolutePath())
                .orElseGet(() -> this.data.resolve("master-keyset.json"));
        this.bootstrap = bootstrap.map(file -> Path.of(file).toAbsolutePath()).orElse(null);
    }

    public Path data() {
        return data;
    }

    public Path masterKeyset() {
        return masterKeyset;
    }

    public Optional<Path> bootstrap() {
        return Optional.ofNullable(bootstrap);
    }
}
