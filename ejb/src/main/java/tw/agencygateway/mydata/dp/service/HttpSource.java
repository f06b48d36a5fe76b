package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.dp.client.HttpSourceClient;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.client.RetryAfter;
import tw.agencygateway.platform.client.SmallAnswer;

/**
 * An HTTP service of the agency. Settings: {@code url}; {@code probe_url}, which answers any 2xx while the service is there. The person is
 * posted as JSON with the members {@code uid}, {@code birthdate}, {@code sub}, {@code account}, unless the url names them, as in {@code
 * https://data.agency.example/household/{uid}}: then it is a GET. The secret, where there is one, is a bearer token. It answers 200 with an
 * object, a list of objects, or such a list as the member {@code data}; 204 or 404 where there is no data; 429 with Retry-After, which is
 * passed on.
 */
@ApplicationScoped
public class HttpSource implements PersonDataSource {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LAST_OF_2XX = 299;

    @Inject
    HttpSourceClient client;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Map<String, Object>> fetch(SourceQuery query) throws SourceException, InterruptedException {
        String template = query.setting("url");
        String url = withPerson(template, query.person());
        Optional<String> body =
                url.equals(template) ? Optional.of(query.person().json()) : Optional.empty();
        SmallAnswer answer = ask(url, body, query);
        return switch (answer.status()) {
            case OK -> JsonRows.read(answer.body(), query.limits().rows());
            case NO_CONTENT, NOT_FOUND -> List.of();
            case TOO_MANY_REQUESTS ->
                throw new SourceException(
                        Kind.LATER,
                        "the service says 429",
                        answer.retryAfter().flatMap(value -> RetryAfter.parse(value, clock.instant())));
            default -> throw refusal(answer.status());
        };
    }

    @Override
    public void probe(SourceQuery query) throws SourceException, InterruptedException {
        int status = ask(query.setting("probe_url"), Optional.empty(), query).status();
        if (status < OK || status > LAST_OF_2XX) {
            throw refusal(status);
        }
    }

    private SmallAnswer ask(String url, Optional<String> body, SourceQuery query)
            throws SourceException, InterruptedException {
        try {
            return client.ask(
                    uri(url),
                    query.secret(),
                    body,
                    query.limits().bytes(),
                    query.limits().time());
        } catch (OutboundException e) {
            throw new SourceException(Kind.UNREACHABLE, e.getMessage());
        } catch (IllegalArgumentException e) {
            // no cause and no message: it quotes the header with the secret
            throw new SourceException(Kind.WRONG, "its url or its secret cannot be sent");
        }
    }

    private static String withPerson(String template, DpPerson person) throws SourceException {
        String url = template;
        for (Map.Entry<String, String> parameter : person.parameters().entrySet()) {
            String place = "{" + parameter.getKey() + "}";
            if (url.contains(place)) {
                url = url.replace(place, segment(parameter.getKey(), parameter.getValue()));
            }
        }
        return url;
    }

    /** An address that lacks its person, or that climbs, would be another one: that of everybody, perhaps. */
    private static String segment(String name, String value) throws SourceException {
        if (value == null || value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new SourceException(Kind.WRONG, "the person has no " + name + ", which the source's url names");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI uri(String text) throws SourceException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new SourceException(Kind.WRONG, "the source's url is none");
        }
    }

    private static SourceException refusal(int status) {
        return new SourceException(
                status >= SERVER_ERROR ? Kind.UNREACHABLE : Kind.WRONG, "the service answers " + status);
    }
}
