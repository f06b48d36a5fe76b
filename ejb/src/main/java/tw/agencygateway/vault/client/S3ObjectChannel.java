package tw.agencygateway.vault.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads an object of the store at any position, by requests for ranges: 1 MB after a jump, doubled up to 4 MB as long as the
 * reading goes straight on. All of them are of one version, or fail.
 */
public final class S3ObjectChannel implements SeekableByteChannel {
    private static final int FIRST_BYTES = 1 << 20;
    private static final int MOST_BYTES = 4 << 20;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Calls bucket;
    private final String key;
    private String tag;
    private long size;
    private long position;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private int ahead = FIRST_BYTES;
    private boolean open = true;

    private S3ObjectChannel(S3Calls bucket, String key) {
        this.bucket = bucket;
        this.key = key;
    }

    static S3ObjectChannel open(S3Calls bucket, String key) throws IOException {
        S3ObjectChannel channel = new S3ObjectChannel(bucket, key);
        channel.fetch(0, FIRST_BYTES);
        return channel;
    }

    private void fetch(long from, int count) throws IOException {
        ResponseBytes<GetObjectResponse> part = bucket.call(key, s3 -> {
            try {
                return s3.getObjectAsBytes(request -> request.bucket(bucket.name())
                        .key(bucket.path(key))
                        .ifMatch(tag)
                        .range("bytes=" + from + "-" + (from + count - 1)));
            } catch (S3Exception e) {
                if (from == 0 && e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return null;
                }
                throw e;
            }
        });
        windowStart = from;
        if (part == null) {
            // an empty object has no ranges
            window = ByteBuffer.allocate(0);
            return;
        }
        window = part.asByteBuffer();
        if (tag == null) {
            tag = part.response().eTag();
            size = sizeOf(part.response());
        }
        if (window.remaining() != Math.min(count, size - from)) {
            throw new IOException("The object store gave another range than was asked for of " + key);
        }
    }

    /** {@code Content-Range: bytes 0-1048575/5000000}; without one the object came whole. */
    private static long sizeOf(GetObjectResponse response) throws IOException {
        String range = response.contentRange();
        try {
            return range == null ? response.contentLength() : Long.parseLong(range.substring(range.indexOf('/') + 1));
        } catch (NumberFormatException e) {
            throw new IOException("not a Content-Range: " + range, e);
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        if (position < windowStart || position >= windowStart + window.limit()) {
            boolean straightOn = position == windowStart + window.limit();
            ahead = straightOn ? Math.min(2 * ahead, MOST_BYTES) : FIRST_BYTES;
            fetch(position, (int) Math.min(ahead, size - position));
        }
        int offset = (int) (position - windowStart);
        int count = Math.min(target.remaining(), window.limit() - offset);
        target.put(window.slice(offset, count));
        position += count;
        return count;
    }

    @Override
    public long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        window = ByteBuffer.allocate(0);
    }
}
