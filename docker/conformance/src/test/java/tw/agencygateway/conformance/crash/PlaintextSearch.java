package tw.agencygateway.conformance.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks through every file below a directory for what a package holds when it is open: the person, words of the data files, names
 * that a zip carries readably, the head of a PDF.
 */
final class PlaintextSearch {

    private static final int BLOCK = 1 << 20;

    /** The end of a zip entry's header: the length of its name, no extra field, the name; reports name the file without it. */
    private static final String ZIP_ENTRY = "\u0019\0\0\0META-INFO/certificate.cer";

    private static final List<String> MARKS = List.of(Story.PERSON, "林美玲", "範例有限公司", ZIP_ENTRY, "%PDF-1.");

    private PlaintextSearch() {}

    /** Each file that holds one, with the first mark found. */
    static Map<Path, String> below(Path directory) throws IOException {
        Map<Path, String> found = new TreeMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    firstMark(file).forEach(mark -> found.putIfAbsent(file, mark));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // removed while we looked
                }
                throw failure;
            }
        });
        return found;
    }

    private static List<String> firstMark(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String overlap = "";
            for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
                // Latin-1 keeps each byte as one character, so that the bytes of a mark can be looked for as text
                String text = overlap + latin1(block);
                List<String> marks = new ArrayList<>(MARKS);
                marks.removeIf(mark -> !text.contains(latin1(mark.getBytes(UTF_8))));
                if (!marks.isEmpty()) {
                    return marks.subList(0, 1);
                }
                overlap = text.substring(Math.max(0, text.length() - 64));
            }
            return List.of();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
