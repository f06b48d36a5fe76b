package tw.agencygateway.platform.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Writes a body to a stream as it arrives, at most so many bytes. Memory does not grow with the body: the next buffers are
 * asked for when these are written.
 */
class BoundedBody implements BodySubscriber<Void> {

    private static final int CHUNK = 16 * 1024;

    private final OutputStream sink;
    private final long most;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final byte[] chunk = new byte[CHUNK];
    private long left;
    private Subscription subscription;

    /** There are more bytes than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long most) {
            super("more than " + most + " bytes");
        }
    }

    BoundedBody(OutputStream sink, long most) {
        this.sink = sink;
        this.most = most;
        this.left = most;
    }

    /** A body that nobody wants: none of it is read, and the connection is given up where there is one. */
    static BoundedBody unread() {
        return new BoundedBody(OutputStream.nullOutputStream(), 0) {
            @Override
            public void onSubscribe(Subscription given) {
                given.cancel();
                onComplete();
            }
        };
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                write(buffer);
            }
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            done.completeExceptionally(e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        left -= buffer.remaining();
        if (left < 0) {
            throw new TooLargeException(most);
        }
        while (buffer.hasRemaining()) {
            int length = Math.min(CHUNK, buffer.remaining());
            buffer.get(chunk, 0, length);
            sink.write(chunk, 0, length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }
}
