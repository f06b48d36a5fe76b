package tw.agencygateway.pki.protocol;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

public final class Crl {
    private Crl() {}

    public static Crl parse(byte[] bytes) throws MalformedCertificateException {
        throw new UnsupportedOperationException();
    }

    public X500Principal issuer() {
        throw new UnsupportedOperationException();
    }

    public Optional<BigInteger> number() {
        throw new UnsupportedOperationException();
    }

    public Instant thisUpdate() {
        throw new UnsupportedOperationException();
    }

    public Optional<Instant> nextUpdate() {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }
}
