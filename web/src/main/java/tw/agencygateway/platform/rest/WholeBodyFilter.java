package tw.agencygateway.platform.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Lets a request go on when its small body is whole. Until then it holds no thread: two hundred callers that send a byte a second would
 * otherwise hold every thread of the server.
 */
public class WholeBodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isWhole(request)) {
            chain.doFilter(request, response);
            return;
        }
        ArrivingBody body = new ArrivingBody(request.getInputStream());
        AsyncContext async = request.startAsync(new BufferedRequest(request, body), response);
        async.setTimeout(PATIENCE.toMillis());
        body.await(async);
    }

    private static boolean isWhole(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        return length == 0 || length > 0 && request.getInputStream().available() >= length;
    }
}
