package tw.agencygateway.vault.client;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import tw.agencygateway.platform.service.OutboundConfiguration;
import tw.agencygateway.vault.client.S3Connection.Patience;

/** Reads single objects of an agency's own buckets, none of which is the vault's. Their hosts are among those that may be called, or not called. */
@ApplicationScoped
public class S3Reader {
    private static final int BUCKETS = 32;
    private static final int PIECE = 8 * 1024;

    @Inject
    OutboundConfiguration outbound;

    @Inject
    Clock clock;

    /** The buckets that were read last. */
    private final Map<Source, S3Calls> buckets = new LinkedHashMap<>();

    /**
     * A bucket of somebody's account.
     *
     * @param endpoint {@code http(s)://host[:port]}; AWS's own of the region where there is none
     * @param prefix what every key begins with, may be empty
     * @param pathStyle whether the bucket is named in the path and not in the host
     */
    public record Source(
            Optional<URI> endpoint,
            String region,
            String bucket,
            String prefix,
            boolean pathStyle,
            String accessKey,
            String secretKey) {

        /** Tells nothing of the keys. */
        @Override
        public String toString() {
            return "Source[" + bucket + "/" + prefix + "]";
        }
    }

    /**
     * Reads an object.
     *
     * @param most how many of its bytes
     * @param time for all of it
     * @return empty where there is no such object
     * @throws IOException where the store does not give it
     */
    public Optional<byte[]> read(Source source, String key, int most, Duration time) throws IOException {
        Instant end = clock.instant().plus(time);
        S3Calls bucket = bucket(source);
        try {
            byte[] content = bucket.call(
                    key,
                    s3 -> s3.getObject(
                            request -> request.bucket(bucket.name())
                                    .key(bucket.path(key))
                                    .overrideConfiguration(call -> call.apiCallTimeout(time)),
                            (answer, in) -> content(in, most, end)));
            if (content == null) {
                throw new IOException("The object store takes longer than " + time + " for " + source);
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Null where the time is over before the end is reached: what is thrown here, the client would try again. */
    private byte[] content(AbortableInputStream in, int most, Instant end) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        while (content.size() < most) {
            int read = in.read(piece, 0, Math.min(piece.length, most - content.size()));
            if (read < 0) {
                return content.toByteArray();
            }
            content.write(piece, 0, read);
            if (clock.instant().isAfter(end)) {
                in.abort();
                return null;
            }
        }
        in.abort();
        return content.toByteArray();
    }

    /** @throws IOException where the bucket is missing, denied or out of reach; waits seconds only */
    public void check(Source source) throws IOException {
        S3Calls bucket = bucket(source);
        bucket.call(
                Patience.BRIEF,
                "",
                s3 -> s3.listObjectsV2(request ->
                        request.bucket(bucket.name()).prefix(bucket.path("")).maxKeys(1)));
    }

    private synchronized S3Calls bucket(Source source) throws IOException {
        S3Calls known = buckets.remove(source);
        S3Calls bucket = known == null ? open(source) : known;
        buckets.put(source, bucket);
        if (buckets.size() > BUCKETS) {
            buckets.remove(buckets.keySet().iterator().next()).close();
        }
        return bucket;
    }

    private S3Calls open(Source source) throws IOException {
        URI endpoint = source.endpoint().orElseGet(() -> S3Address.ofAws(source.region()));
        String host = S3Address.hostName(endpoint, source.bucket(), source.pathStyle());
        Optional<InetSocketAddress> proxy = outbound.proxyFor(host);
        S3Address address = new S3Address(endpoint, source.region(), source.bucket(), source.pathStyle(), proxy);
        if (!outbound.hosts().allow(URI.create(endpoint.getScheme() + "://" + address.host()))) {
            throw new IOException("gateway.outbound.hosts does not name " + address.host());
        }
        return new S3Calls(
                address,
                S3Address.folder(source.prefix()),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(source.accessKey(), source.secretKey())));
    }

    @PreDestroy
    synchronized void close() {
        buckets.values().forEach(S3Calls::close);
        buckets.clear();
    }
}
