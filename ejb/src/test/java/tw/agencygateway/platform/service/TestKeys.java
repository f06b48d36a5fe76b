package tw.agencygateway.platform.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Master keys that need neither file nor database. */
public final class TestKeys {
    private TestKeys() {}

    /** Keys of their own at each call. */
    public static MasterKeys fresh() {
        MasterKeyset keyset = MasterKeyset.generate(Clock.systemUTC().instant());
        MasterKeys keys = new MasterKeys();
        keys.clock = Clock.systemUTC();
        keys.store = new MasterKeysetStore() {
            @Override
            public Held open() {
                return new Held(keyset, 1, true);
            }

            @Override
            public long version() {
                return 1;
            }
        };
        return keys;
    }

    public static StorageConfiguration storage(Path data) {
        return new StorageConfiguration(data.toString(), Optional.empty(), Optional.empty());
    }

    /** No token. */
    static KeysetToken noToken() {
        return token(
                new KeysetTokenConfiguration(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    static KeysetToken token(KeysetTokenConfiguration configuration) {
        KeysetToken token = new KeysetToken();
        token.configuration = configuration;
        return token;
    }
}
