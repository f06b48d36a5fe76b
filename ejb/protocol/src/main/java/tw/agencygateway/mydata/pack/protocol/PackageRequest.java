package tw.agencygateway.mydata.pack.protocol;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a package is verified against.
 *
 * @param clientId the service, e.g. {@code CLI.…}; the package is called {@code {clientId}.zip}
 * @param dataSets exactly the requested resource_ids, each with its signature policy
 * @param expectedIv the service's CBC IV, 16 bytes
 * @param ivMismatch what a JWE with another IV means
 * @param filenameMismatch what another package name means
 * @param at the moment for which certificates are judged
 */
public record PackageRequest(
        String clientId,
        Map<String, SignaturePolicy> dataSets,
        byte[] expectedIv,
        MismatchPolicy ivMismatch,
        MismatchPolicy filenameMismatch,
        ZipLimits limits,
        Instant at) {
    public PackageRequest {
        Objects.requireNonNull(clientId);
        dataSets = Map.copyOf(dataSets);
        expectedIv = expectedIv.clone();
        Objects.requireNonNull(ivMismatch);
        Objects.requireNonNull(filenameMismatch);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(at);
    }

    @Override
    public byte[] expectedIv() {
        return expectedIv.clone();
    }

    @Override
    public String toString() {
        return "PackageRequest[" + clientId + ", " + dataSets.keySet() + "]";
    }
}
