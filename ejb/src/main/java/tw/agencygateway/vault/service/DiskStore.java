package tw.agencygateway.vault.service;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.platform.service.PendingFile;
import tw.agencygateway.platform.service.PrivateDirectory;

/** Objects as files below one directory: {@code <last two hex digits of the folder's id>/<id>/<object>}, modes 0700 and 0600. */
final class DiskStore implements VaultStore {
    private static final Logger LOG = System.getLogger(DiskStore.class.getName());

    /** What no object's name begins with, and every unfinished file's. */
    private static final String UNFINISHED = "_";

    private final Path root;
    private final FreeSpace space;

    DiskStore(Path root, long reservedBytes) {
        this(root, new FreeSpace(root, reservedBytes));
    }

    DiskStore(Path root, FreeSpace space) {
        this.root = root;
        this.space = space;
    }

    @Override
    public PendingObject begin(UUID folder, String name) throws IOException {
        return begin(folder, name, false);
    }

    @Override
    public PendingObject beginNew(UUID folder, String name) throws IOException {
        if (exists(folder, name)) {
            throw new FileAlreadyExistsException(folder + "/" + name);
        }
        return begin(folder, name, true);
    }

    private PendingObject begin(UUID folder, String name, boolean onlyNew) throws IOException {
        Path target = path(folder, name);
        PrivateDirectory.create(target.getParent());
        space.require();
        return new DiskObject(PendingFile.begin(target), space, onlyNew);
    }

    /** By {@code whole} alone: whether a file's writer still lives cannot be seen, and does not matter where nothing is missing. */
    @Override
    public boolean adopt(UUID folder, String name, Wholeness whole) throws IOException {
        Path target = path(folder, name);
        List<Path> begun = new ArrayList<>();
        visit(path(folder), begun::add);
        for (Path file : begun) {
            if (PendingFile.isBegunFor(target, file) && isWhole(file, whole)) {
                publish(PendingFile.resume(target, file));
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(Path file, Wholeness whole) throws IOException {
        try (SeekableByteChannel bytes = open(file)) {
            return whole.isWhole(bytes);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void publish(PendingFile found) throws IOException {
        try {
            new DiskObject(found, space, true).publish();
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, "published by another node in the same instant");
        }
    }

    @Override
    public SeekableByteChannel open(UUID folder, String name) throws IOException {
        return open(path(folder, name));
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean exists(UUID folder, String name) {
        return Files.exists(path(folder, name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void delete(UUID folder, String name) throws IOException {
        if (Files.deleteIfExists(path(folder, name))) {
            PrivateDirectory.sync(path(folder));
        }
    }

    @Override
    public List<String> names(UUID folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(folder))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        names.removeIf(name -> name.startsWith(UNFINISHED));
        return names;
    }

    @Override
    public void erase(UUID folder) throws IOException {
        Path path = path(folder);
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> objects = Files.newDirectoryStream(path)) {
            for (Path object : objects) {
                Files.deleteIfExists(object);
            }
            Files.delete(path);
        } catch (NoSuchFileException e) {
            // two erasures at once: the other one was quicker
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        PrivateDirectory.sync(path.getParent());
    }

    @Override
    public void eachFolder(FolderVisitor visitor) throws IOException {
        visit(
                root,
                shard -> visit(shard, directory -> {
                    String name = directory.getFileName().toString();
                    if (FolderName.isOne(name) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                        visitor.visit(UUID.fromString(name));
                    }
                }));
    }

    /** A directory changes with each of its names. */
    @Override
    public Instant lastChange(UUID folder) throws IOException {
        return lastChange(path(folder), Instant.EPOCH);
    }

    private static Instant lastChange(Path path, Instant ofNone) throws IOException {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException e) {
            return ofNone;
        }
    }

    @Override
    public int dropUnfinished(Instant before) throws IOException {
        int[] dropped = {0};
        visit(
                root,
                shard -> visit(
                        shard,
                        directory -> visit(directory, file -> {
                            if (isUnfinished(file, before)) {
                                drop(file);
                                dropped[0]++;
                            }
                        })));
        return dropped[0];
    }

    private static boolean isUnfinished(Path file, Instant before) throws IOException {
        return file.getFileName().toString().startsWith(UNFINISHED)
                && lastChange(file, Instant.MAX).isBefore(before);
    }

    private static void drop(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Something to do with a file or directory. */
    @FunctionalInterface
    private interface Visit {
        void to(Path path) throws IOException;
    }

    /** Directories come and go meanwhile; one that is gone has nothing in it. Links are not followed. */
    private static void visit(Path directory, Visit visit) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                visit.to(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public Optional<String> host() {
        return Optional.empty();
    }

    @Override
    public void check() {
        // below the data directory, which readiness asks for by itself
    }

    @Override
    public void close() {
        // files are closed by who opened them
    }

    private Path path(UUID folder, String name) {
        return path(folder).resolve(name);
    }

    /** The first digits of a time-ordered id are the same for weeks; the last ones spread the folders. */
    private Path path(UUID folder) {
        String name = folder.toString();
        return root.resolve(name.substring(name.length() - 2)).resolve(name);
    }
}
