package tw.agencygateway.platform.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a small request body; one that is larger than allowed is not read to its end. */
public final class LimitedBody {

    private LimitedBody() {}

    /**
     * The whole body.
     *
     * @return empty where it is larger than {@code most} bytes, or where the client hung up or fell silent before its end: a stranger's
     *     doing, and no incident of ours
     */
    public static Optional<byte[]> read(InputStream body, int most) {
        try {
            byte[] bytes = body.readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
