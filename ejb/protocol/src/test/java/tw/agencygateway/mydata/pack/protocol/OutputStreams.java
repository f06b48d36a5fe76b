package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;

/** Streams for tests. */
final class OutputStreams {
    static final OutputStream NOWHERE = OutputStream.nullOutputStream();

    static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("no space left");
        }
    };

    private OutputStreams() {}
}
