package tw.agencygateway.vault.client;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * How the object store is asked: at the one address and by the one proxy that are configured, redirects are not followed, and no request
 * lasts for ever.
 */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /**
     * How long a request goes on: a bounded number of times, and no time after the whole. What ends a try is the store's silence,
     * which the JDK's HTTP client may wait for twice; the SDK's own time-outs only count between two tries.
     */
    enum Patience {
        /** for a question whose answer somebody waits for */
        BRIEF(1, Duration.ofSeconds(3), Duration.ofSeconds(5)),

        /** for what can be had again */
        ORDINARY(3, Duration.ofSeconds(10), Duration.ofSeconds(45)),

        /** for what can be received once only: an outage is waited out */
        LONG(1000, Duration.ofSeconds(20), Duration.ofMinutes(15));

        private final int attempts;
        private final Duration silence;
        private final Duration whole;

        Patience(int attempts, Duration silence, Duration whole) {
            this.attempts = attempts;
            this.silence = silence;
            this.whole = whole;
        }
    }

    private S3Connection() {}

    static S3Client open(S3Address address, AwsCredentialsProvider credentials, Patience patience) {
        return S3Client.builder()
                .endpointOverride(address.endpoint())
                .region(Region.of(address.region()))
                .credentialsProvider(credentials)
                .forcePathStyle(address.pathStyle())
                .serviceConfiguration(s3 -> s3.expectContinueEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(patience.silence)
                        .proxyConfiguration(proxy(address)))
                .overrideConfiguration(call -> call.apiCallTimeout(patience.whole)
                        .retryStrategy(retries(patience.attempts))
                        // not those of the account that the server runs under
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    private static ProxyConfiguration proxy(S3Address address) {
        return ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .endpoint(address.proxy()
                        .map(proxy -> URI.create("http://" + proxy.getHostString() + ":" + proxy.getPort()))
                        .orElse(null))
                .build();
    }

    private static StandardRetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(200), LONGEST_WAIT))
                // one object's failures must not shorten another's patience
                .circuitBreakerEnabled(false)
                .build();
    }
}
