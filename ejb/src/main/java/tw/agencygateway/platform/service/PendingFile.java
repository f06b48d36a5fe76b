package tw.agencygateway.platform.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

/**
 * A file that appears whole or not at all. It is written under another name in the same directory ({@code _}, its own and a
 * random part), mode 0600; publishing synchronises its content, renames it, and synchronises the directory. Closed without being
 * published, it is removed; what a process that died leaves of it can be {@link #resume resumed}.
 */
public final class PendingFile extends OutputStream {
    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final Set<OpenOption> THERE = Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private boolean published;

    private PendingFile(Path target, Path temporary, Set<? extends OpenOption> how) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.channel = FileChannel.open(temporary, how, PrivateDirectory.mode("rw-------"));
    }

    public static PendingFile begin(Path target) throws IOException {
        return new PendingFile(target, target.resolveSibling(unpublished(target) + UUID.randomUUID()), NEW);
    }

    /**
     * Goes on with what another process had begun.
     *
     * @param begun a file that {@link #isBegunFor} the target
     */
    public static PendingFile resume(Path target, Path begun) throws IOException {
        return new PendingFile(target, begun, THERE);
    }

    /** Whether a file was begun for a target, and is not published. */
    public static boolean isBegunFor(Path target, Path file) {
        return file.getFileName().toString().startsWith(unpublished(target));
    }

    private static String unpublished(Path target) {
        return "_" + target.getFileName() + ".";
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Puts the file in its place; a file that is there already is replaced in the same instant. */
    public void publish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        published = true;
        PrivateDirectory.sync(target.getParent());
    }

    /** Puts the file in its place. @throws FileAlreadyExistsException where there is one, of the same instant even */
    public void publishNew() throws IOException {
        try {
            channel.force(true);
        } finally {
            channel.close();
        }
        // a link, other than a move, never replaces; closing takes the temporary name away
        Files.createLink(target, temporary);
        PrivateDirectory.sync(target.getParent());
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!published) {
            Files.deleteIfExists(temporary);
        }
    }
}
