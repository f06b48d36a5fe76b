package tw.agencygateway.vault.client;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tw.agencygateway.vault.client.S3Connection.Patience;

/** Requests to one bucket, below one prefix. Failures are {@link IOException}s that name the key and what the store answered. */
final class S3Calls implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final Map<Patience, S3Client> clients = new EnumMap<>(Patience.class);
    private final String bucket;
    private final String prefix;

    S3Calls(S3Address address, String prefix, AwsCredentialsProvider credentials) {
        for (Patience patience : Patience.values()) {
            clients.put(patience, S3Connection.open(address, credentials, patience));
        }
        this.bucket = address.bucket();
        this.prefix = prefix;
    }

    String name() {
        return bucket;
    }

    String path(String key) {
        return prefix + key;
    }

    /**
     * @throws NoSuchFileException where the store knows no such key or upload
     * @throws FileAlreadyExistsException where a condition of the request is not met
     */
    <T> T call(String key, Function<S3Client, T> request) throws IOException {
        return call(Patience.ORDINARY, key, request);
    }

    /** As {@link #call(String, Function)}, with another patience. */
    <T> T call(Patience patience, String key, Function<S3Client, T> request) throws IOException {
        try {
            return request.apply(clients.get(patience));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(prefix + key);
        } catch (S3Exception e) {
            String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
            if (e.statusCode() == NOT_FOUND && ("NoSuchKey".equals(code) || "NoSuchUpload".equals(code))) {
                throw new NoSuchFileException(prefix + key);
            }
            if (e.statusCode() == PRECONDITION_FAILED) {
                throw new FileAlreadyExistsException(prefix + key);
            }
            throw new IOException(
                    "The object store answers " + e.statusCode() + " " + code + " for " + bucket + "/" + prefix + key,
                    e);
        } catch (SdkException e) {
            throw new IOException(
                    "The object store gives no answer for " + bucket + "/" + prefix + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(S3Client::close);
    }
}
