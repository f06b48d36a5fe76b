package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gateway's vault as it lies on the disk. */
public record VaultDirectory(Path root) implements StoredObjects {

    @Override
    public List<String> namesOf(String txId) {
        return filesOf(txId).stream().map(path -> path.getFileName().toString()).toList();
    }

    @Override
    public Set<String> folders() {
        if (Files.notExists(root)) {
            return Set.of();
        }
        try (Stream<Path> all = Files.find(root, 2, (path, attributes) -> attributes.isDirectory())) {
            return all.filter(path -> root.relativize(path).getNameCount() == 2)
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that lie there for a transaction, unfinished ones included. */
    public List<Path> filesOf(String txId) {
        if (Files.notExists(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().contains(txId)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** What the gateway removes while we look is not there. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    if (failure == null || failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
