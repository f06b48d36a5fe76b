package tw.agencygateway.vault.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.platform.service.TestKeys;

/** A vault on a disk with one folder. */
abstract class VaultCase {
    static final UUID FOLDER = UUID.fromString("0193448a-0000-7000-8000-0000000000a7");

    @TempDir
    Path data;

    Vault vault;
    byte[] key;
    VaultFolder folder;

    @BeforeEach
    void open() {
        vault = vault(0);
        key = vault.newKey();
        folder = vault.open(FOLDER, key);
    }

    Vault vault(long reserved) {
        return new Vault(TestKeys.fresh(), new DiskStore(data.resolve("vault"), reserved));
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream out = folder.create(name)) {
            out.write(content);
        }
    }

    static byte[] read(VaultFolder folder, String name) throws IOException {
        try (SeekableByteChannel channel = folder.open(name)) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    Path directory(UUID id) {
        return data.resolve("vault/a7")
                .resolveSibling(id.toString().substring(34))
                .resolve(id.toString());
    }

    Path file(String name) {
        return directory(FOLDER).resolve(name);
    }

    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
