package tw.agencygateway.vault.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code gateway.vault.reserved-bytes}: space on the vault's file system that stays free, default 268435456 (256 MB). With less
 * than that nothing new is written, so that the database beside it and the erasures go on.
 */
@ApplicationScoped
public class VaultConfiguration {
    private long reservedBytes;

    protected VaultConfiguration() {}

    @Inject
    VaultConfiguration(
            @ConfigProperty(name = "gateway.vault.reserved-bytes", defaultValue = "268435456") long reservedBytes) {
        this.reservedBytes = reservedBytes;
    }

    long reservedBytes() {
        return reservedBytes;
    }
}
