package tw.agencygateway.sandbox.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
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
public final class Router {
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

    /** Whatever a request is, it has an answer. */
    Response answer(Message message) throws IOException {
        try {
            return dispatch(message, new URI(message.target()));
        } catch (URISyntaxException e) {
            return refusal(400, "no such path");
        } catch (HttpError e) {
            return refusal(e.status(), e.getMessage());
        } catch (RuntimeException e) {
            String incident = UUID.randomUUID().toString();
            LOG.log(Level.ERROR, "incident " + incident + " at " + message.target(), e);
            return refusal(500, "incident " + incident);
        }
    }

    private static Response refusal(int status, String detail) {
        return Response.json(status, Map.of("status", status, "detail", detail));
    }

    private Response dispatch(Message message, URI uri) throws HttpError, IOException {
        String[] path =
                uri.getRawPath() == null ? new String[0] : uri.getRawPath().split("/", -1);
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(path);
            if (values.isPresent() && route.method().equals(message.method())) {
                Request request = new Request(message, uri, values.get());
                if (!route.method().equals("GET") && request.isCrossSite()) {
                    throw new HttpError(403, "sent by a page of another site");
                }
                return route.handler().handle(request);
            }
            known |= values.isPresent();
        }
        throw new HttpError(known ? 405 : 404, known ? "method not allowed" : "no such path");
    }
}
