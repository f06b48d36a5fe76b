package tw.agencygateway.vault.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import tw.agencygateway.vault.client.S3Connection.Patience;

/**
 * One object on its way to the store: in one request up to 8 MB, in parts of 8 MB beyond, with the SHA-256 of each for the store to
 * check. Holds one part in memory. The object is there, and durable, when {@link #complete()} returns; before that nobody sees it.
 */
public final class S3Upload {
    private static final Logger LOG = System.getLogger(S3Upload.class.getName());
    private static final int PART_BYTES = 8 << 20;
    private static final int FIRST_BYTES = 64 << 10;
    private static final String ANY = "*";

    private final S3Calls bucket;
    private final String key;
    private final boolean onlyNew;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BYTES];
    private int filled;
    private String id;

    S3Upload(S3Calls bucket, String key, boolean onlyNew) {
        this.bucket = bucket;
        this.key = key;
        this.onlyNew = onlyNew;
    }

    void begin() throws IOException {
        id = bucket.call(
                        key,
                        s3 -> s3.createMultipartUpload(request -> request.bucket(bucket.name())
                                .key(bucket.path(key))
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256)))
                .uploadId();
    }

    /**
     * Goes on with an upload that another process had begun.
     *
     * @return whether all of it was sent: a part that is no full one is the last
     */
    boolean resume(String begun) throws IOException {
        id = begun;
        long last = PART_BYTES;
        for (Part sent : sentParts()) {
            parts.add(CompletedPart.builder()
                    .partNumber(sent.partNumber())
                    .eTag(sent.eTag())
                    .checksumSHA256(sent.checksumSHA256())
                    .build());
            last = sent.size();
        }
        return last < PART_BYTES;
    }

    private List<Part> sentParts() throws IOException {
        try {
            return call(s3 -> s3
                    .listPartsPaginator(request ->
                            request.bucket(bucket.name()).key(bucket.path(key)).uploadId(id))
                    .parts()
                    .stream()
                    .toList());
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "completed or aborted meanwhile: {0}", key);
            return List.of();
        }
    }

    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (filled == PART_BYTES) {
                sendPart();
            }
            int count = Math.min(length - written, PART_BYTES - filled);
            reserve(filled + count);
            System.arraycopy(bytes, offset + written, buffer, filled, count);
            filled += count;
            written += count;
        }
    }

    private void reserve(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PART_BYTES, Math.max(needed, 2 * buffer.length)));
        }
    }

    /**
     * A failure leaves nothing but the parts of an object that is to be new, for they may be all of it.
     *
     * @throws FileAlreadyExistsException where the object was to be new and is not
     */
    public void complete() throws IOException {
        try {
            send();
        } catch (IOException e) {
            if (!onlyNew) {
                abortAfter(e);
            }
            throw e;
        }
    }

    private void send() throws IOException {
        if (id == null) {
            putAtOnce();
            return;
        }
        if (filled > 0 || parts.isEmpty()) {
            sendPart();
        }
        completeParts();
    }

    private void abortAfter(IOException failure) {
        try {
            abort();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    void completeParts() throws IOException {
        // where an answer was lost, its repetition may fail though the object is there: whoever comes next sees it
        call(s3 -> s3.completeMultipartUpload(request -> request.bucket(bucket.name())
                .key(bucket.path(key))
                .uploadId(id)
                .ifNoneMatch(onlyNew ? ANY : null)
                .multipartUpload(upload -> upload.parts(parts))));
        id = null;
    }

    private void putAtOnce() throws IOException {
        call(s3 -> s3.putObject(
                request -> request.bucket(bucket.name()).key(bucket.path(key)).checksumSHA256(checksum()), body()));
    }

    private void sendPart() throws IOException {
        if (id == null) {
            begin();
        }
        int number = parts.size() + 1;
        String checksum = checksum();
        String tag = call(s3 -> s3.uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(bucket.path(key))
                                .uploadId(id)
                                .partNumber(number)
                                .checksumSHA256(checksum),
                        body()))
                .eTag();
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumSHA256(checksum)
                .build());
        filled = 0;
    }

    private RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(buffer, 0, filled), filled, "application/octet-stream");
    }

    private String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(buffer, 0, filled);
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 of the JDK does not work", e);
        }
    }

    private <T> T call(Function<S3Client, T> request) throws IOException {
        return bucket.call(onlyNew ? Patience.LONG : Patience.ORDINARY, key, request);
    }

    /** Leaves nothing of an object that is not complete. */
    public void abort() throws IOException {
        if (id == null) {
            return;
        }
        String begun = id;
        id = null;
        try {
            bucket.call(
                    key,
                    s3 -> s3.abortMultipartUpload(request ->
                            request.bucket(bucket.name()).key(bucket.path(key)).uploadId(begun)));
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "aborted already, with an erasure: {0}", key);
        }
    }
}
