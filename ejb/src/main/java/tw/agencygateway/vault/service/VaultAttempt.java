package tw.agencygateway.vault.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.pack.protocol.PackageStore;

/**
 * What one of several attempts at the same work writes into a folder: {@code <attempt>.<name>}. An attempt that outlives its claim
 * can so neither overwrite nor remove what its successor writes.
 */
public final class VaultAttempt implements PackageStore {
    private static final Pattern OF_AN_ATTEMPT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\..+");

    private final VaultFolder folder;
    private final String prefix;
    private final Set<String> begun = new HashSet<>();

    VaultAttempt(VaultFolder folder, UUID attempt) {
        this.folder = folder;
        this.prefix = attempt + ".";
    }

    /** The name in the folder of what this attempt calls {@code name}. */
    public String nameInFolder(String name) {
        return prefix + name;
    }

    @Override
    public OutputStream create(String name) throws IOException {
        begun.add(name);
        return folder.create(nameInFolder(name));
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return folder.open(nameInFolder(name));
    }

    /** What was not begun here is not there, for nobody else writes under these names: the store is not even asked. */
    @Override
    public void delete(String name) throws IOException {
        if (begun.contains(name)) {
            folder.delete(nameInFolder(name));
            begun.remove(name);
        }
    }

    /** Removes what this attempt wrote. */
    public void discard() throws IOException {
        for (String name : folder.names()) {
            if (name.startsWith(prefix)) {
                folder.delete(name);
            }
        }
    }

    /** @return the names in the folder of what other attempts have written up to now */
    public Set<String> others() throws IOException {
        return folder.names().stream()
                .filter(name -> OF_AN_ATTEMPT.matcher(name).matches() && !name.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    /** Removes what other attempts wrote, for this one's result holds. */
    public void discard(Set<String> others) throws IOException {
        for (String name : others) {
            folder.delete(name);
        }
    }
}
