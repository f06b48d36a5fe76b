package tw.agencygateway.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.mydata.Platform;
import tw.agencygateway.sandbox.mydata.dp.CallerFault;

class CatalogueTest {
    private final Catalogue catalogue = Platform.catalogue();

    static Stream<Catalogue> catalogues() {
        return Stream.of(Platform.catalogue(), Gsp.catalogue(), CallerFault.catalogue());
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void ids_are_unique_and_described_in_both_languages(Catalogue catalogue) {
        assertThat(catalogue.entries()).extracting(Misbehaviour::id).doesNotHaveDuplicates();
        for (Misbehaviour entry : catalogue.entries()) {
            for (Language language : Language.values()) {
                assertThat(language.knows("fault." + entry.id())).as(entry.id()).isTrue();
                assertThat(language.knows("stage." + entry.stage()))
                        .as(entry.stage())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void defaults_are_of_the_declared_type(Catalogue catalogue) {
        assertThat(catalogue.entries())
                .flatExtracting(Misbehaviour::parameters)
                .allMatch(parameter -> parameter.accepts(parameter.defaultValue()));
    }

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(keys("messages_en.properties")).isEqualTo(keys("messages_zh_TW.properties"));
    }

    @Test
    void a_choice_is_completed_with_defaults() throws Exception {
        assertThat(read("{\"return_code\": {\"code\": 404}, \"broken_tag\": true}")
                        .toMap())
                .isEqualTo(Map.of("return_code", Map.of("code", "404", "notify", "false"), "broken_tag", Map.of()));
    }

    @Test
    void what_is_not_in_the_catalogue_is_refused() {
        for (String choice : new String[] {
            "[]", "{\"no_such\": true}", "{\"return_code\": {\"cod\": 1}}", "{\"size\": {\"megabytes\": \"many\"}}"
        }) {
            assertThatThrownBy(() -> read(choice)).as(choice).isInstanceOf(HttpError.class);
        }
    }

    private Faults read(String choice) throws HttpError, IOException {
        return catalogue.read(Json.read(choice.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<Object> keys(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(CatalogueTest.class.getResourceAsStream("/" + name));
        return properties.keySet();
    }
}
