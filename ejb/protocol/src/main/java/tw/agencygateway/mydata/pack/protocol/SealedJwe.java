package tw.agencygateway.mydata.pack.protocol;

import java.io.InputStream;

public final class SealedJwe {
    public boolean hasIv(byte[] expected) {
        throw new UnsupportedOperationException();
    }

    public InputStream plaintext(InputStream raw) {
        throw new UnsupportedOperationException();
    }
}
