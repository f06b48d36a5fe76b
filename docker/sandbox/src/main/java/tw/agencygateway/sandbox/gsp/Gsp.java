package tw.agencygateway.sandbox.gsp;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** The simulated authorization server: issues tokens on command, and answers data providers. */
public final class Gsp {
    static final String PATH = "/gsp/v1";
    static final String TRAP = PATH + "/trap";

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String issuer;
    private final Resources resources;
    private final Clock clock;
    private final Answers answers;
    private final Tokens tokens = new Tokens();
    private final Calls calls = new Calls();
    private final Behaviour behaviour = new Behaviour();

    /** @param url of the sandbox, as the gateway sees it */
    public Gsp(String url, Resources resources, Clock clock) {
        this.issuer = url + PATH;
        this.resources = resources;
        this.clock = clock;
        this.answers = new Answers(issuer);
    }

    /** All that it can do wrong. */
    public static Catalogue catalogue() {
        List<Misbehaviour> all = Stream.<Misbehaviour[]>of(
                        TokenFault.values(),
                        IntrospectionFault.values(),
                        UserInfoFault.values(),
                        AnswerFault.values(),
                        OutageFault.values(),
                        TransferFault.values())
                .flatMap(Stream::of)
                .toList();
        return new Catalogue(all);
    }

    public void routes(Router router) {
        router.get(
                PATH + "/.well-known/openid-configuration",
                request -> answer(Endpoint.DISCOVERY, request, "", token -> answers.discovery()));
        router.get(PATH + "/.well-known/jwks", request -> Response.json(200, Map.of("keys", List.of())));
        router.post(PATH + "/connect/introspect", this::introspect);
        router.get(PATH + "/connect/userinfo", this::userInfo);
        router.get(TRAP, this::trap);
    }

    /** Under which the configuration is found. */
    public String issuer() {
        return issuer;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Calls calls() {
        return calls;
    }

    /** How it misbehaves, whatever token it is asked about. */
    public Behaviour behaviour() {
        return behaviour;
    }

    public AccessToken issue(TokenOrder order) {
        Instant now = clock.instant();
        String value = order.value().isEmpty() ? newValue() : order.value();
        AccessToken.Grant grant = new AccessToken.Grant(order.clientId(), order.scopes(), now, now.plus(order.life()));
        AccessToken token = new AccessToken(value, order.citizen(), grant);
        token.behaviour().set(order.faults());
        tokens.add(token);
        return token;
    }

    /** Forgets tokens, calls and misbehaviours. */
    public void reset() {
        tokens.clear();
        calls.clear();
        behaviour.set(Faults.NONE);
    }

    private Response introspect(Request request) throws HttpError {
        Map<String, String> form = request.form();
        boolean wellFormed = form.containsKey("token")
                && String.valueOf(request.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
        return answer(Endpoint.INTROSPECTION, request, form.getOrDefault("token", ""), token -> {
            if (resourceOf(request.header("Authorization")).isEmpty()) {
                return answers.credentialsRefused(token);
            }
            return wellFormed ? answers.introspection(token) : answers.noIntrospectionRequest(token);
        });
    }

    /** The document joins and encodes id and secret as they are, and not as RFC 6749 §2.3.1 does, which the SDK follows. */
    private Optional<Resource> resourceOf(String authorization) {
        if (authorization == null || !authorization.startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()));
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return resources.find(parts[0]).filter(resource -> parts.length == 2 && resource.hasSecret(parts[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Response userInfo(Request request) throws HttpError {
        String authorization = String.valueOf(request.header("Authorization"));
        boolean presented = authorization.startsWith(BEARER);
        String value = presented ? authorization.substring(BEARER.length()) : "";
        return answer(Endpoint.USER_INFO, request, value, token -> answers.userInfo(token, presented));
    }

    /** @param ordinary what the endpoint answers as long as GSP behaves */
    private Response answer(
            Endpoint endpoint, Request request, String tokenValue, Function<Optional<TokenDraft>, Answer> ordinary)
            throws HttpError {
        Instant start = clock.instant();
        Optional<AccessToken> token = tokens.find(tokenValue);
        List<Behaviour> behaviours = new ArrayList<>(List.of(behaviour));
        token.map(AccessToken::behaviour).ifPresent(behaviours::add);
        calls.begin(endpoint);
        try {
            Answer answer = ordinary.apply(token.map(found -> draft(found, behaviours)));
            List<String> notes = new ArrayList<>(List.of(answer.note));
            Response response = bent(answer, behaviours, notes);
            Trace trace = trace(endpoint.id(), request, start, response, String.join(", ", notes));
            token.ifPresentOrElse(found -> found.record(trace), () -> calls.recordStray(trace));
            return response;
        } finally {
            calls.end();
        }
    }

    private TokenDraft draft(AccessToken token, List<Behaviour> behaviours) {
        TokenDraft draft = new TokenDraft(token, issuer, clock.instant());
        behaviours.forEach(each -> each.faults().bend(TokenFault.class, draft));
        return draft;
    }

    private static Response bent(Answer answer, List<Behaviour> behaviours, List<String> shown) {
        for (Behaviour each : behaviours) {
            each.bend(IntrospectionFault.class, answer, shown);
            each.bend(UserInfoFault.class, answer, shown);
            each.bend(AnswerFault.class, answer, shown);
        }
        AtomicReference<Response> response = new AtomicReference<>(answer.response());
        for (Behaviour each : behaviours) {
            each.show(WireFault.class, answer.endpoint, (fault, p) -> {
                shown.add(fault.id());
                if (fault == OutageFault.SLOW) {
                    pause(p.number("millis"));
                }
                response.set(fault.bend(response.get(), p));
            });
        }
        return response.get();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where nobody should come. */
    private Response trap(Request request) throws HttpError {
        Response response = Response.json(200, Map.of("active", true));
        calls.recordStray(trace("trap", request, clock.instant(), response, "walked into"));
        return response;
    }

    private Trace trace(String kind, Request request, Instant start, Response response, String note) throws HttpError {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Trace(
                start.toString(),
                kind,
                request.method(),
                request.target(),
                request.headers(),
                new String(request.body(), StandardCharsets.UTF_8),
                response.status(),
                headers,
                Duration.between(start, clock.instant()).toMillis(),
                note);
    }

    private static String newValue() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
