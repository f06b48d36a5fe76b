package tw.agencygateway.vault.service;

import java.nio.file.Path;
import tw.agencygateway.platform.service.TestKeys;

/** A vault in a directory, with keys of its own. */
public final class TestVault {
    private TestVault() {}

    public static Vault in(Path data) {
        return new Vault(TestKeys.fresh(), new DiskStore(data.resolve("vault"), 0));
    }
}
