package tw.agencygateway.vault.service;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.vault.client.S3Bucket;
import tw.agencygateway.vault.client.S3Upload;

/** Objects in a bucket: {@code <prefix><folder's id>/<object>}. */
final class S3Store implements VaultStore {
    private static final Logger LOG = System.getLogger(S3Store.class.getName());

    private final S3Bucket bucket;

    S3Store(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public PendingObject begin(UUID folder, String name) {
        return new Upload(bucket.upload(key(folder, name)));
    }

    @Override
    public PendingObject beginNew(UUID folder, String name) throws IOException {
        if (exists(folder, name)) {
            throw new FileAlreadyExistsException(key(folder, name));
        }
        return new Upload(bucket.uploadNew(key(folder, name)));
    }

    /** By the upload's parts: the last one is sent when there is nothing more to come. */
    @Override
    public boolean adopt(UUID folder, String name, Wholeness whole) throws IOException {
        try {
            return bucket.completeLeft(key(folder, name));
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, "completed by another node in the same instant: {0}", e.getMessage());
            return true;
        }
    }

    @Override
    public SeekableByteChannel open(UUID folder, String name) throws IOException {
        return bucket.open(key(folder, name));
    }

    @Override
    public boolean exists(UUID folder, String name) throws IOException {
        return bucket.exists(key(folder, name));
    }

    @Override
    public void delete(UUID folder, String name) throws IOException {
        bucket.remove(key(folder, name));
    }

    @Override
    public List<String> names(UUID folder) throws IOException {
        return bucket.names(key(folder, ""));
    }

    @Override
    public void erase(UUID folder) throws IOException {
        bucket.removeAll(key(folder, ""));
    }

    @Override
    public void eachFolder(FolderVisitor visitor) throws IOException {
        bucket.eachFolder(folder -> {
            String name = folder.substring(0, folder.length() - 1);
            if (FolderName.isOne(name)) {
                visitor.visit(UUID.fromString(name));
            }
        });
    }

    @Override
    public Instant lastChange(UUID folder) throws IOException {
        return bucket.lastChange(key(folder, ""));
    }

    @Override
    public int dropUnfinished(Instant before) throws IOException {
        return bucket.abortUploads("", before);
    }

    @Override
    public Optional<String> host() {
        return Optional.of(bucket.host());
    }

    @Override
    public void check() throws IOException {
        bucket.check();
    }

    @Override
    public void close() {
        bucket.close();
    }

    private static String key(UUID folder, String name) {
        return folder + "/" + name;
    }

    private record Upload(S3Upload upload) implements PendingObject {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            upload.write(bytes, offset, length);
        }

        @Override
        public void publish() throws IOException {
            upload.complete();
        }

        @Override
        public void abandon() throws IOException {
            upload.abort();
        }
    }
}
