package tw.agencygateway.mydata.sp.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * No body, for a request that goes out once. {@link java.net.http.HttpClient} repeats a GET by itself when a kept connection breaks
 * before the answer begins; with a ticket that serves once, only the transaction's table may say so. The client asks for the
 * length at each attempt, and the second one ends here.
 */
final class OnceOnly implements BodyPublisher {

    private final BodyPublisher nothing = BodyPublishers.noBody();
    private final AtomicBoolean sent = new AtomicBoolean();

    /** The connection broke before there was an answer. */
    static final class BrokenConnectionException extends IllegalStateException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public long contentLength() {
        if (sent.getAndSet(true)) {
            throw new BrokenConnectionException();
        }
        return 0;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        nothing.subscribe(subscriber);
    }
}
