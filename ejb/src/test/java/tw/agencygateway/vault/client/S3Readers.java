package tw.agencygateway.vault.client;

import java.time.Clock;
import java.util.Optional;
import tw.agencygateway.platform.service.OutboundConfiguration;

/** Readers of an agency's buckets, as the container makes them. */
public final class S3Readers {
    private S3Readers() {}

    /** @param hosts that may be called */
    public static S3Reader allowed(String hosts) {
        S3Reader reader = new S3Reader();
        reader.outbound = new OutboundConfiguration(Optional.of(hosts), Optional.empty(), Optional.empty());
        reader.clock = Clock.systemUTC();
        return reader;
    }
}
