package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/** Bytes that can be written as often as wanted, the same each time, without all being in memory. */
@FunctionalInterface
public interface Content {

    /** Must not close the stream. */
    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
        return out -> out.write(bytes);
    }

    /** So many bytes that do not compress. */
    static Content noise(long length) {
        return out -> {
            SplittableRandom random = new SplittableRandom(length);
            byte[] block = new byte[64 * 1024];
            for (long left = length; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        };
    }
}
