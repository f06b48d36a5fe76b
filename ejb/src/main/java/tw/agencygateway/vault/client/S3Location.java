package tw.agencygateway.vault.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import tw.agencygateway.platform.service.OutboundConfiguration;

/**
 * Which bucket the vault lies in, who asks, and by which way. Used with {@code gateway.vault.store=s3} only.
 *
 * <ul>
 *   <li>{@code gateway.vault.s3.endpoint}: {@code https://host[:port]}; by default AWS's own of the region
 *   <li>{@code gateway.vault.s3.region}: default {@code us-east-1}, which most compatible stores take
 *   <li>{@code gateway.vault.s3.bucket}: needed; a bucket, or a prefix of one, that no other gateway uses
 *   <li>{@code gateway.vault.s3.prefix}: what every key begins with, default {@code vault/}
 *   <li>{@code gateway.vault.s3.access-key-file}, {@code gateway.vault.s3.secret-key-file}: needed; read anew for every request, so
 *       that keys are changed without a restart
 *   <li>{@code gateway.vault.s3.path-style}: {@code true} where the bucket is named in the path and not in the host, default
 *       {@code false}
 * </ul>
 */
@ApplicationScoped
public class S3Location {
    private URI endpoint;
    private String region;
    private Optional<String> bucket;
    private String prefix;
    private Optional<Path> accessKeyFile;
    private Optional<Path> secretKeyFile;
    private boolean pathStyle;
    private OutboundConfiguration outbound;

    protected S3Location() {}

    @Inject
    public S3Location(
            @ConfigProperty(name = "gateway.vault.s3.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "gateway.vault.s3.region", defaultValue = "us-east-1") String region,
            @ConfigProperty(name = "gateway.vault.s3.bucket") Optional<String> bucket,
            @ConfigProperty(name = "gateway.vault.s3.prefix", defaultValue = "vault/") String prefix,
            @ConfigProperty(name = "gateway.vault.s3.access-key-file") Optional<String> accessKeyFile,
            @ConfigProperty(name = "gateway.vault.s3.secret-key-file") Optional<String> secretKeyFile,
            @ConfigProperty(name = "gateway.vault.s3.path-style", defaultValue = "false") boolean pathStyle,
            OutboundConfiguration outbound) {
        this.endpoint = endpoint.map(URI::create).orElseGet(() -> S3Address.ofAws(region));
        this.region = region;
        this.bucket = bucket;
        this.prefix = S3Address.folder(prefix);
        this.accessKeyFile = accessKeyFile.map(Path::of);
        this.secretKeyFile = secretKeyFile.map(Path::of);
        this.pathStyle = pathStyle;
        this.outbound = outbound;
    }

    /** The first setting that is needed and missing, by its name. */
    public Optional<String> missingSetting() {
        if (bucket.isEmpty()) {
            return Optional.of("gateway.vault.s3.bucket");
        }
        if (accessKeyFile.isEmpty()) {
            return Optional.of("gateway.vault.s3.access-key-file");
        }
        return secretKeyFile.isEmpty() ? Optional.of("gateway.vault.s3.secret-key-file") : Optional.empty();
    }

    /** The one host that is called; naming the bucket allows it, and for the vault alone. */
    S3Address address() {
        String host = S3Address.hostName(endpoint, bucket(), pathStyle);
        return new S3Address(endpoint, region, bucket(), pathStyle, outbound.proxyFor(host));
    }

    String bucket() {
        return bucket.orElseThrow();
    }

    String prefix() {
        return prefix;
    }

    AwsBasicCredentials credentials() {
        return AwsBasicCredentials.create(read(accessKeyFile.orElseThrow()), read(secretKeyFile.orElseThrow()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw SdkClientException.create("The key file " + file + " cannot be read", e);
        }
    }
}
