package tw.agencygateway.mydata.pack.protocol;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import tw.agencygateway.pki.protocol.SignerPin;

/**
 * What a package is verified against.
 *
 * @param clientId the service, e.g. {@code CLI.…}; the package is called {@code {clientId}.zip}
 * @param dataSets exactly the requested resource_ids, each with its signature policy
 * @param signers who is expected to sign, by resource_id; nothing for those whose signer nobody knows yet
 * @param expectedIv the service's CBC IV, 16 bytes
 * @param ivMismatch what a JWE with another IV means
 * @param filenameMismatch what another package name means
 * @param received when the package came: for then certificates must be valid
 * @param now the moment of the verification, for which revocation must be told
 */
public record PackageRequest(
        String clientId,
        Map<String, SignaturePolicy> dataSets,
        Map<String, SignerPin> signers,
        byte[] expectedIv,
        MismatchPolicy ivMismatch,
        MismatchPolicy filenameMismatch,
        ZipLimits limits,
        Instant received,
        Instant now) {
    public PackageRequest {
        Objects.requireNonNull(clientId);
        dataSets = Map.copyOf(dataSets);
        signers = Map.copyOf(signers);
        expectedIv = expectedIv.clone();
        Objects.requireNonNull(ivMismatch);
        Objects.requireNonNull(filenameMismatch);
        Objects.requireNonNull(limits);
        Objects.requireNonNull(received);
        Objects.requireNonNull(now);
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
