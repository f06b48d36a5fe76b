package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** Lets bytes through in small pieces, with a pause after each; after so many pieces the rest follows at once. */
final class Drip extends OutputStream {
    private final OutputStream out;
    private final int piece;
    private final int millis;
    private int slow;

    Drip(OutputStream out, int piece, int pieces, int millis) {
        this.out = out;
        this.piece = piece;
        this.slow = pieces;
        this.millis = millis;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        for (; done < length && slow > 0; slow--) {
            int count = Math.min(piece, length - done);
            out.write(bytes, from + done, count);
            out.flush();
            pause();
            done += count;
        }
        out.write(bytes, from + done, length - done);
    }

    private void pause() throws HangUp {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HangUp(false);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
