package tw.agencygateway.vault.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import tw.agencygateway.platform.service.StartRefusedException;
import tw.agencygateway.platform.service.StorageConfiguration;
import tw.agencygateway.vault.client.S3Bucket;
import tw.agencygateway.vault.client.S3Location;

/** Opens the store that is configured. */
@Dependent
public class VaultStores {

    /** @throws StartRefusedException where the configuration names no store, or not all that it needs */
    @Produces
    @ApplicationScoped
    VaultStore open(VaultConfiguration configuration, StorageConfiguration storage, S3Location location) {
        return switch (configuration.store()) {
            case "disk" -> new DiskStore(storage.data().resolve("vault"), configuration.reservedBytes());
            case "s3" -> {
                location.missingSetting().ifPresent(setting -> {
                    throw new StartRefusedException("gateway.vault.store is s3, but " + setting + " is not set.");
                });
                yield new S3Store(new S3Bucket(location));
            }
            default ->
                throw new StartRefusedException("gateway.vault.store is neither disk nor s3: " + configuration.store());
        };
    }

    void close(@Disposes VaultStore store) {
        store.close();
    }
}
