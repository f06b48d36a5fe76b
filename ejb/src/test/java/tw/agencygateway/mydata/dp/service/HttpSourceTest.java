package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.dp.client.HttpSourceClient;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;
import tw.agencygateway.platform.client.OutboundException;
import tw.agencygateway.platform.client.SmallAnswer;

class HttpSourceTest {

    private static final DpPerson PERSON = new DpPerson("A123456789", LocalDate.of(1973, 7, 14), "s b", null);

    private final HttpSource source = new HttpSource();
    private final List<URI> asked = new ArrayList<>();
    private final List<Optional<String>> posted = new ArrayList<>();
    private SmallAnswer answer;

    @BeforeEach
    void connect() {
        source.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        source.client = new HttpSourceClient() {
            @Override
            public SmallAnswer ask(URI address, Optional<String> token, Optional<String> json, int most, Duration total)
                    throws OutboundException {
                asked.add(address);
                posted.add(json);
                if (answer == null) {
                    throw new OutboundException("closed");
                }
                return answer;
            }
        };
    }

    @Test
    void thePersonIsPostedUnlessTheAddressNamesIt() throws Exception {
        answers(200, "[]");
        source.fetch(query("https://data.example/household"));
        source.fetch(query("https://data.example/{uid}?sub={sub}&born={birthdate}"));

        assertThat(asked)
                .containsExactly(
                        URI.create("https://data.example/household"),
                        URI.create("https://data.example/A123456789?sub=s%20b&born=1973-07-14"));
        assertThat(posted)
                .containsExactly(
                        Optional.of("{\"uid\":\"A123456789\",\"birthdate\":\"1973-07-14\",\"sub\":\"s b\"}"),
                        Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"https://data.example/, 'secret\u200b'", "/health, secret"})
    void whatCannotBeSentIsWrongAndNotQuoted(String url, String token) {
        source.client = new HttpSourceClient();
        SourceQuery query = new SourceQuery(
                Map.of("probe_url", url),
                Optional.of(token),
                List.of(),
                PERSON,
                new SourceQuery.Limits(Duration.ofSeconds(1), 1000, 1));

        assertThatThrownBy(() -> source.probe(query))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG))
                .hasMessage("its url or its secret cannot be sent")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void anAddressThatLacksItsPersonIsNotAsked(String account) {
        DpPerson person = new DpPerson("A123456789", null, "s", account);

        assertThatThrownBy(() -> source.fetch(query("https://data.example/persons/{account}/income", person)))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG));
        assertThatThrownBy(() -> source.fetch(query("https://data.example/persons/{birthdate}", person)))
                .isInstanceOf(SourceException.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"王\"}", "[{\"name\": \"王\"}]", "{\"data\": [{\"name\": \"王\"}]}"})
    void anObjectOrAListOfThemIsRead(String json) throws Exception {
        answers(200, json);

        assertThat(source.fetch(query("https://data.example/"))).isEqualTo(List.of(Map.of("name", "王")));
    }

    @ParameterizedTest
    @CsvSource({"204", "404"})
    void noDataIsNoRow(int status) throws Exception {
        answers(status, "");

        assertThat(source.fetch(query("https://data.example/"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"429, LATER", "500, UNREACHABLE", "503, UNREACHABLE", "302, WRONG", "401, WRONG"})
    void aRefusalSaysWhetherToAskAgain(int status, Kind kind) {
        answers(status, "");

        assertThatThrownBy(() -> source.fetch(query("https://data.example/")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void itsRetryAfterIsPassedOn() {
        answer = new SmallAnswer(429, Optional.of("90"), List.of(), new byte[0]);

        assertThatThrownBy(() -> source.fetch(query("https://data.example/")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "\"text\"", "[1]", "{\"a\":1}{", "<html>"})
    void whatIsNoJsonObjectIsWrong(String body) {
        answers(200, body);

        assertThatThrownBy(() -> source.fetch(query("https://data.example/")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG));
    }

    @Test
    void aServiceThatCannotBeReachedMayBeThereLater() {
        assertThatThrownBy(() -> source.fetch(query("https://data.example/")))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    private void answers(int status, String body) {
        answer = new SmallAnswer(status, Optional.empty(), List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static SourceQuery query(String url) {
        return query(url, PERSON);
    }

    private static SourceQuery query(String url, DpPerson person) {
        return new SourceQuery(
                Map.of("url", url),
                Optional.empty(),
                List.of("name"),
                person,
                new SourceQuery.Limits(Duration.ofSeconds(1), 1000, 10));
    }
}
