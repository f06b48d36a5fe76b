package tw.agencygateway.platform.service;

import java.nio.file.Path;
import java.util.Optional;

/** Master keys that need neither file nor database. */
public final class TestKeys {
    private TestKeys() {}

    /** Keys of their own at each call. */
    public static MasterKeys fresh() {
        MasterKeyset keyset = MasterKeyset.generate();
        MasterKeys keys = new MasterKeys();
        keys.opening = new MasterKeysetOpening() {
            @Override
            public MasterKeyset open() {
                return keyset;
            }
        };
        return keys;
    }

    public static StorageConfiguration storage(Path data) {
        return new StorageConfiguration(data.toString(), Optional.empty(), Optional.empty());
    }
}
