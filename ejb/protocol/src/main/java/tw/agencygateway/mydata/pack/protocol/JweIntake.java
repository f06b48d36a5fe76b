package tw.agencygateway.mydata.pack.protocol;

import java.io.OutputStream;

public final class JweIntake extends OutputStream {
    public JweIntake(byte[] secretKey) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b, int off, int len) {}

    public SealedJwe finish() throws MalformedJweException, JweDecryptionException {
        throw new UnsupportedOperationException();
    }
}
