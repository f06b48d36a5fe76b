package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.protocol.AnswerForm;
import tw.agencygateway.platform.service.PublicUrl;

/** The document that a registration wants, read as its reader would. */
class DataSetOpenApiTest {

    private static final List<String> METHODS = List.of("get", "post");

    private final DpDataSet dataSet = DataSets.of(DataSets.strict());
    private String yaml;
    private Map<?, ?> document;

    @BeforeEach
    void make() {
        DataSetOpenApi maker = new DataSetOpenApi();
        maker.publicUrl = new PublicUrl() {
            @Override
            public URI of(String path) {
                return URI.create("https://gateway.example/gateway" + path);
            }
        };
        yaml = maker.yaml(dataSet);
        document = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    @Test
    void itIsWhatItsOwnCheckTakesForOne() {
        assertThat(DataSetOpenApi.isOpenApi(yaml)).isTrue();
        assertThat(DataSetOpenApi.isOpenApi("{\"openapi\": \"3.0.0\", \"paths\": {}}"))
                .isTrue();
        assertThat(DataSetOpenApi.isOpenApi("openapi: [")).isFalse();
        assertThat(DataSetOpenApi.isOpenApi("title: none")).isFalse();
    }

    @Test
    void bothMethodsAreThereUnderThePathThatIsServed() {
        assertThat(at("openapi")).isEqualTo("3.0.3");
        assertThat(at("servers")).isEqualTo(List.of(Map.of("url", "https://gateway.example/gateway")));
        assertThat(keys("paths")).containsExactly("/mydata-dp/household");
        assertThat(keys("paths", "/mydata-dp/household")).containsExactlyElementsOf(METHODS);
        assertThat(METHODS.stream().map(method -> at("paths", "/mydata-dp/household", method, "operationId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyAnswerOfTheApiIsDescribed() {
        Set<String> answers = Stream.concat(
                        Stream.of(DpError.values()).map(DpError::status),
                        Stream.concat(
                                Stream.of(DpState.values()).map(DpState::status),
                                // a part of the file, and the heartbeat's
                                Stream.of(206, 503)))
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String method : METHODS) {
            assertThat(keys("paths", "/mydata-dp/household", method, "responses"))
                    .containsExactlyInAnyOrderElementsOf(answers);
            assertThat(keys("paths", "/mydata-dp/household", method, "responses", "200", "content"))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(AnswerForm.values())
                            .map(AnswerForm::mediaType)
                            .toList());
            assertThat(keys("paths", "/mydata-dp/household", method, "responses", "429", "headers"))
                    .contains("Retry-After");
            assertThat(keys("paths", "/mydata-dp/household", method, "responses", "401", "headers"))
                    .contains("WWW-Authenticate");
        }
    }

    @Test
    void theTokenIsOfTheAuthorizationServerWithTheScopes() {
        assertThat(at("components", "securitySchemes", "gsp", "type")).isEqualTo("openIdConnect");
        assertThat(at("components", "securitySchemes", "gsp", "openIdConnectUrl"))
                .isEqualTo(dataSet.authorization().discoveryUrl());
        assertThat(at("paths", "/mydata-dp/household", "get", "security"))
                .isEqualTo(List.of(Map.of("gsp", List.of(DataSets.SCOPE))));
    }

    @Test
    void theSchemaHasTheRegisteredFields() {
        assertThat(keys("components", "schemas", "Record", "properties")).containsExactly("name");
        assertThat(at("components", "schemas", "Record", "properties", "name", "title"))
                .isEqualTo("姓名");
        assertThat(at("components", "schemas", "Record", "required")).isEqualTo(List.of("name"));
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsAnAlias() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                at(reference.substring("#/".length()).split("/")))
                        .isInstanceOf(Map.class));
        assertThat(yaml).doesNotContain("&id").doesNotContain("*id");
    }

    private static void collect(Object node, List<String> references) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if ("$ref".equals(name)) {
                    references.add((String) value);
                }
                collect(value, references);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> collect(element, references));
        }
    }

    private List<String> keys(String... names) {
        return ((Map<?, ?>) at(names)).keySet().stream().map(String.class::cast).toList();
    }

    private Object at(String... names) {
        Object node = document;
        for (String name : names) {
            assertThat(node).as(Arrays.toString(names)).isInstanceOf(Map.class);
            node = ((Map<?, ?>) node).get(name);
        }
        assertThat(node).as(Arrays.toString(names)).isNotNull();
        return node;
    }
}
