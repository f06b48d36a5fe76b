package tw.agencygateway.platform.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gathers a request's body as it comes and then dispatches the request. A longer one than any reader takes goes on cut; one that does not
 * end in time is answered 408, one whose caller hangs up is forgotten.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

    private static final int MOST_BYTES = 64 * 1024 + 1;

    private final ServletInputStream input;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[1024];
    private final AtomicBoolean over = new AtomicBoolean();
    private AsyncContext async;

    ArrivingBody(ServletInputStream input) {
        this.input = input;
    }

    void await(AsyncContext context) {
        async = context;
        context.addListener(this);
        input.setReadListener(this);
    }

    /** What has come. */
    byte[] bytes() {
        return gathered.toByteArray();
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (gathered.size() < MOST_BYTES && input.isReady()) {
            int count = input.read(buffer, 0, Math.min(buffer.length, MOST_BYTES - gathered.size()));
            if (count < 0) {
                return;
            }
            gathered.write(buffer, 0, count);
        }
        if (gathered.size() == MOST_BYTES) {
            goOn();
        }
    }

    @Override
    public void onAllDataRead() {
        goOn();
    }

    private void goOn() {
        if (over.compareAndSet(false, true)) {
            async.dispatch();
        }
    }

    @Override
    public void onError(Throwable hungUp) {
        if (over.compareAndSet(false, true)) {
            async.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (over.compareAndSet(false, true)) {
            HttpServletResponse response = (HttpServletResponse) event.getSuppliedResponse();
            response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
            // what is still to come of the body would be taken for the next request
            response.setHeader("Connection", "close");
            async.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the dispatched request's own
    }
}
