package tw.agencygateway.mydata.pack.protocol;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters.HashType;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig2026;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Files as the gateway's vault writes them: each under a name of its own, renamed when it is whole; encrypted ones with AES-256-GCM in
 * segments of 64 KB. Synchronised with the disk only if asked for.
 */
final class TinkStore implements PackageStore, AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 64 * 1024;

    private final Path folder;
    private final boolean durable;
    private final StreamingAead key;

    TinkStore(boolean durable) throws IOException {
        this.folder = Files.createTempDirectory(Path.of(System.getProperty("benchmark.folder", "target")), "store");
        this.durable = durable;
        try {
            AesGcmHkdfStreamingParameters kind = AesGcmHkdfStreamingParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setDerivedAesGcmKeySizeBytes(KEY_BYTES)
                    .setHkdfHashType(HashType.SHA256)
                    .setCiphertextSegmentSizeBytes(SEGMENT_BYTES)
                    .build();
            key = KeysetHandle.generateNew(kind, StreamingAeadConfig2026.get())
                    .getPrimitive(StreamingAeadConfig2026.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Writes as it is. */
    OutputStream createRaw(String name) throws IOException {
        Path unfinished = folder.resolve("_" + UUID.randomUUID());
        FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                if (file.isOpen()) {
                    publish(file, unfinished, path(name));
                }
            }
        };
    }

    private void publish(FileChannel file, Path unfinished, Path target) throws IOException {
        if (durable) {
            file.force(true);
        }
        file.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (durable) {
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        }
    }

    @Override
    public OutputStream create(String name) throws IOException {
        try {
            return key.newEncryptingStream(createRaw(name), name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        try {
            SeekableByteChannel channel = key.newSeekableDecryptingChannel(
                    FileChannel.open(path(name)), name.getBytes(StandardCharsets.UTF_8));
            channel.read(ByteBuffer.allocate(1)); // it knows its size after the first read only
            return channel.position(0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** Removes all files, as a benchmark needs between its operations; that is none of the job, and its time is left out. */
    void empty() throws IOException {
        long before = ProcessorTime.ofThread();
        List<Path> files = new ArrayList<>();
        try (var listing = Files.newDirectoryStream(folder)) {
            listing.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        ProcessorTime.leaveOutSince(before);
    }

    @Override
    public void close() throws IOException {
        empty();
        Files.delete(folder);
    }
}
