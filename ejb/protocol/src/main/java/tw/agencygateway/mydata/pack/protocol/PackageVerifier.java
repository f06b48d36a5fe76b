package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Objects;
import tw.agencygateway.pki.protocol.SignerTrust;

public final class PackageVerifier {
    private final SignerTrust trust;

    public PackageVerifier(SignerTrust trust) {
        this.trust = Objects.requireNonNull(trust);
    }

    public VerificationReport verify(RawJwe raw, byte[] secretKey, PackageRequest request, PackageStore store)
            throws IOException {
        throw new UnsupportedOperationException(trust.toString());
    }

    public VerificationReport verify(SealedJwe jwe, RawJwe raw, PackageRequest request, PackageStore store)
            throws IOException {
        throw new UnsupportedOperationException(trust.toString());
    }

    public VerificationReport verifyMyDataPackage(SeekableByteChannel zip, PackageRequest request, PackageStore store)
            throws IOException {
        throw new UnsupportedOperationException(trust.toString());
    }

    public VerificationReport verifyDpPackage(
            SeekableByteChannel zip,
            String resourceId,
            SignaturePolicy policy,
            ZipLimits limits,
            Instant at,
            PackageStore store)
            throws IOException {
        throw new UnsupportedOperationException(trust.toString());
    }
}
