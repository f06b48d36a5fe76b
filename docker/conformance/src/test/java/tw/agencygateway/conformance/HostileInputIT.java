package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Stand;

/**
 * Requests to every public path, changed at random. Each number is a seed, so that what fails once fails again: no answer may be an
 * error of ours, or tell how the gateway is made inside.
 */
@OnTheStand
@Execution(CONCURRENT)
class HostileInputIT {

    private static final int BATCHES = 16;
    private static final int PER_BATCH = 25;

    private static final List<String> INSIDE = List.of(
            "Exception",
            "\tat ",
            "tw.agencygateway",
            "jakarta.",
            "java.lang",
            "org.postgresql",
            "SELECT ",
            "/target/stand");

    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> POISON = List.of(
            "%00",
            "%0d%0a",
            "%2e%2e%2f",
            "../",
            "..;/",
            "%",
            "%zz",
            "'",
            "\"",
            "<",
            "{{7*7}}",
            "${jndi:x}",
            "\\",
            ";",
            "|",
            "%ff%fe",
            "\u00e9",
            "-1",
            "99999999999999999999",
            "null",
            "true",
            "[]",
            "{}",
            ",",
            ":",
            "&",
            "=",
            "?",
            "#",
            "*",
            "A".repeat(300));

    private final Stand stand;
    private final Gateway gateway;

    HostileInputIT(Stand stand) {
        this.stand = stand;
        this.gateway = stand.gateway();
    }

    /** A request line's path with its query, and a body. */
    private record Sample(String path, String body) {}

    static IntStream batches() {
        return IntStream.range(0, BATCHES);
    }

    @ParameterizedTest
    @CsvSource({
        "/mydata-dp/stand-household, 400",
        "/mydata-dp/unknown, 403",
        "/api/v1/sp/transactions, 401",
        "/status/live, 405",
    })
    void aFormWhoseBodyNeverComesHoldsNobody(String path, int status) {
        assertThat(withoutBody("POST", path, "application/x-www-form-urlencoded; charset=utf-8"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /x.xhtml, 404",
        "POST, /jakarta.faces.resource/console.css.xhtml, 404",
        // WildFly's servlet for static files has its say first
        "POST, /adminfoo, 404|405",
        "PUT, /admin/login.xhtml, 405",
        "GET, /admin/login.xhtml, 400",
    })
    void norDoesOneThatFacesWouldRead(String method, String path, String status) {
        for (String form : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertThat(withoutBody(method, path, form)).as(form).matches("(?s)HTTP/1.1 (" + status + ") .*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jakarta.faces.ViewState", "%6Aakarta%2efaces.View%53tate"})
    void nobodyLogsInByAnAddress(String state) {
        assertThat(gateway.raw().get("/admin/login.xhtml?login=login&login:account=admin&" + state + "=x"))
                .isEqualTo(400);
    }

    private String withoutBody(String method, String path, String type) {
        String head = method + " " + gateway.base().getPath() + path + " HTTP/1.1\r\nHost: "
                + gateway.base().getAuthority() + "\r\nContent-Type: " + type
                + "\r\nContent-Length: 10\r\nConnection: close\r\n\r\n";
        return gateway.raw().exchange(head, new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void isAnsweredWithoutAnErrorOrALookInside(int batch) {
        Journey journey = new Journeys(stand).atMyData();
        List<Sample> samples = samples(journey);
        for (int i = 0; i < PER_BATCH; i++) {
            Random random = new Random(batch * 1_000L + i);
            assertHarmless(mutated(samples.get(random.nextInt(samples.size())), random), random);
        }
    }

    private List<Sample> samples(Journey journey) {
        journey.agree();
        URI back = URI.create(journey.returnUrl());
        String notification = SpNotification.ready(stand, journey).json();
        String unable = SpNotification.unable(stand, journey, "API.Household1").json();
        String start = Json.of(Journeys.request());
        return List.of(
                new Sample("/go/" + journey.goUrl().replaceFirst(".*/", ""), ""),
                new Sample("/return/CLI.SANDBOX001?" + back.getRawQuery(), ""),
                new Sample("/mydata-sp/notification", notification),
                new Sample("/mydata-sp/notification", unable),
                new Sample("/api/v1/sp/transactions", start),
                new Sample(journey.path() + "?wait=0&known=away", ""),
                new Sample(journey.path() + "/files", ""),
                new Sample(journey.path() + "/files/1", ""),
                new Sample("/status/ready", ""),
                new Sample("/", ""));
    }

    private static Sample mutated(Sample sample, Random random) {
        String path = random.nextBoolean() ? mutated(sample.path(), random).replaceAll("\\s", "+") : sample.path();
        String body = sample.body();
        for (int times = random.nextInt(3); times > 0; times--) {
            body = mutated(body, random);
        }
        return new Sample(path.startsWith("/") ? path : "/" + path, body);
    }

    private static String mutated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        String poison = POISON.get(random.nextInt(POISON.size()));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + poison + text.substring(at);
            case 1 -> text.substring(0, at) + poison + text.substring(end);
            case 2 -> text.substring(0, at) + text.substring(end);
            case 3 -> text.substring(0, at) + text.substring(at) + text.substring(at);
            default -> text.substring(0, at) + (char) (33 + random.nextInt(94)) + text.substring(end);
        };
    }

    private void assertHarmless(Sample sample, Random random) {
        String method = METHODS.get(random.nextInt(METHODS.size()));
        byte[] body = sample.body().getBytes(StandardCharsets.UTF_8);
        String head = method + " " + gateway.base().getPath() + sample.path() + " HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + authorization(random)
                + header(random)
                + "Content-Length: " + body.length + "\r\n\r\n";

        String answer = gateway.raw().exchange(head, body);

        assertThat(answer)
                .as("%s%s", head, sample.body())
                .startsWith("HTTP/1.1 ")
                .doesNotStartWith("HTTP/1.1 5");
        assertThat(answer).as("%s%s", head, sample.body()).doesNotContain(INSIDE);
    }

    private String authorization(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "Authorization: " + POISON.get(random.nextInt(POISON.size())) + "\r\n";
            default -> "Authorization: Bearer " + stand.sandbox().secret(Gateway.SERVICE, "api-token") + "\r\n";
        };
    }

    private static String header(Random random) {
        String poison = POISON.get(random.nextInt(POISON.size()));
        List<String> names = List.of(
                "Idempotency-Key",
                "Range",
                "If-Range",
                "Accept",
                "Content-Type",
                "X-Forwarded-For",
                "Accept-Language",
                "Cookie");
        return names.get(random.nextInt(names.size())) + ": " + poison + "\r\n";
    }
}
