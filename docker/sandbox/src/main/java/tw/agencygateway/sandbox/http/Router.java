package tw.agencygateway.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the handler of a request by method and path. A pattern is a path whose segments are literal, or names in braces
 * that match one whole segment, percent-encoded slashes included: {@code /service/{client_id}/log}.
 */
public final class Router implements HttpHandler {
    private static final Logger LOG = System.getLogger(Router.class.getName());

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, String[] segments, Handler handler) {

        /** The values of the named segments, or nothing when the path is another one. */
        Optional<Map<String, String>> match(String[] path) {
            if (path.length != segments.length) {
                return Optional.empty();
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.length; i++) {
                String segment = segments[i];
                if (segment.startsWith("{")) {
                    values.put(segment.substring(1, segment.length() - 1), decode(path[i]));
                } else if (!segment.equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(values);
        }

        /** A plus is a plus in a path; a broken escape stays as it is, for the handler to refuse. */
        private static String decode(String segment) {
            try {
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return segment;
            }
        }
    }

    public Router on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, pattern.split("/", -1), handler));
        return this;
    }

    public Router get(String pattern, Handler handler) {
        return on("GET", pattern, handler);
    }

    public Router post(String pattern, Handler handler) {
        return on("POST", pattern, handler);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        try {
            return dispatch(exchange);
        } catch (HttpError e) {
            return Response.json(e.status(), Map.of("status", e.status(), "detail", e.getMessage()));
        } catch (RuntimeException e) {
            String incident = UUID.randomUUID().toString();
            LOG.log(
                    Level.ERROR,
                    "incident " + incident + " at " + exchange.getRequestURI().getPath(),
                    e);
            return Response.json(500, Map.of("status", 500, "detail", "incident " + incident));
        }
    }

    private Response dispatch(HttpExchange exchange) throws HttpError, IOException {
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(path);
            if (values.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                Request request = new Request(exchange, values.get());
                if (!route.method().equals("GET") && request.isCrossSite()) {
                    throw new HttpError(403, "sent by a page of another site");
                }
                return route.handler().handle(request);
            }
            known |= values.isPresent();
        }
        throw new HttpError(known ? 405 : 404, known ? "method not allowed" : "no such path");
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::add);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        // the server counts otherwise: 0 is chunked, -1 is no body
        long length = response.length() < 0 ? 0 : response.length() == 0 ? -1 : response.length();
        exchange.sendResponseHeaders(response.status(), length);
        if (length >= 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                response.body().writeTo(out);
            }
        }
    }
}
