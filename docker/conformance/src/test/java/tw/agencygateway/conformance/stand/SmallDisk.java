package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of 16 MB that one process has for its vault. It is mounted in the process's own namespace, which neither needs
 * root nor leaves anything behind; others reach it through {@code /proc}.
 */
public record SmallDisk(Path directory) {

    /** The environment variable with which a stand asks for one; its value does not matter. */
    public static final String SETTING = "SMALL_DISK";

    private static final String FILLER = "filler";

    /** The wrapper of a command whose process is to have one at that directory. */
    static List<String> at(Path directory) {
        return List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mkdir -p \"$0\" && mount -t tmpfs -o size=16m,mode=0700 tmpfs \"$0\" && exec \"$@\"",
                directory.toString());
    }

    /** The one of a running process. */
    public static SmallDisk of(Gateway gateway, VaultDirectory vault) {
        return new SmallDisk(Path.of(
                "/proc", Long.toString(gateway.pid()), "root" + vault.root().toAbsolutePath()));
    }

    /** Leaves this many bytes free. */
    public void fillUpTo(long free) {
        try {
            long available = Files.getFileStore(directory).getUsableSpace();
            Files.write(directory.resolve(FILLER), new byte[Math.toIntExact(available - free)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes room again. */
    public void clear() {
        try {
            Files.delete(directory.resolve(FILLER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
