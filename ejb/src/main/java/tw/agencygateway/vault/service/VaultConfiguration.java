package tw.agencygateway.vault.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the vault lies.
 *
 * <ul>
 *   <li>{@code gateway.vault.store}: {@code disk}, the default, below {@code gateway.data}; or {@code s3}, see {@link
 *       tw.agencygateway.vault.client.S3Location}
 *   <li>{@code gateway.vault.reserved-bytes}: space on the disk that stays free, default 268435456 (256 MB). With less than that
 *       nothing new is written, so that the database beside it and the erasures go on
 * </ul>
 */
@ApplicationScoped
public class VaultConfiguration {
    private String store;
    private long reservedBytes;

    protected VaultConfiguration() {}

    @Inject
    VaultConfiguration(
            @ConfigProperty(name = "gateway.vault.store", defaultValue = "disk") String store,
            @ConfigProperty(name = "gateway.vault.reserved-bytes", defaultValue = "268435456") long reservedBytes) {
        this.store = store;
        this.reservedBytes = reservedBytes;
    }

    String store() {
        return store;
    }

    long reservedBytes() {
        return reservedBytes;
    }
}
