package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** Lets so many bytes through and then hangs up. */
class Cut extends OutputStream {
    private final OutputStream out;
    private final boolean reset;
    private int left;

    Cut(OutputStream out, int after, boolean reset) {
        this.out = out;
        this.left = after;
        this.reset = reset;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int passed = Math.min(left, length);
        out.write(bytes, from, passed);
        left -= passed;
        if (passed < length) {
            out.flush();
            throw new HangUp(reset);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
