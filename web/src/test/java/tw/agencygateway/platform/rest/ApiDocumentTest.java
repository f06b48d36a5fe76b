package tw.agencygateway.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.rest.Needs;
import tw.agencygateway.mydata.pack.protocol.Severity;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.platform.service.AgencyError;

/** The document says what the code does: operations, scopes, errors and every closed list of words. */
class ApiDocumentTest {

    private final OpenApi document = OpenApi.read();

    @Test
    void hasJustTheOperationsOfTheAgencyApi() throws Exception {
        assertThat(document.operations().keySet().stream().filter(name -> name.contains(" /api/v1/")))
                .containsExactlyInAnyOrderElementsOf(implemented().keySet());
    }

    @Test
    void namesTheScopeThatEachOperationNeeds() throws Exception {
        implemented()
                .forEach((name, method) -> assertThat(
                                document.operations().get(name).get("x-scope"))
                        .as(name)
                        .isEqualTo(method.getAnnotation(Needs.class).value().code()));
        assertThat(document.operations().values().stream().<Object>map(operation -> operation.get("x-scope")))
                .containsAll(Stream.of(ApiScope.values()).map(ApiScope::code).toList());
    }

    @Test
    void hasEveryErrorWithItsStatusAndTitle() {
        Map<String, Map<?, ?>> problems = problems();

        assertThat(problems.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of(AgencyError.values()).map(AgencyError::code), Stream.of("unexpected"))
                                .toList());
        for (AgencyError error : AgencyError.values()) {
            Map<?, ?> problem = problems.get(error.code());
            assertThat(problem.get("status")).as(error.code()).isEqualTo(error.status());
            assertThat(problem.get("title")).as(error.code()).isEqualTo(error.title());
            assertThat(problem.get("type")).isEqualTo("urn:agency-gateway:error:" + error.code());
        }
    }

    @Test
    void knowsEveryStatus() {
        assertThat(words("Status"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(SpState.values()).map(SpState::told).collect(Collectors.toSet()));
        assertThat(words("Outcome"))
                .containsAll(Stream.of(SpState.values())
                        .filter(SpState::isFinal)
                        .map(SpState::told)
                        .toList());
    }

    @Test
    void knowsEveryReasonAndSeverity() {
        assertThat((List<?>) document.at("components", "schemas", "Reason", "properties", "code", "enum"))
                .hasToString(Stream.of(SpReason.values())
                        .map(SpReason::code)
                        .toList()
                        .toString());
        assertThat((List<?>) document.at("components", "schemas", "Finding", "properties", "severity", "enum"))
                .hasToString(Arrays.toString(Severity.values()));
    }

    @Test
    void findsItsServerFromWhereItIsServed() {
        Map<?, ?> server = document.map(((List<?>) document.at("servers")).get(0));

        assertThat(URI.create("https://host.example/gateway/status/openapi.yaml")
                        .resolve(server.get("url").toString()))
                .hasToString("https://host.example/gateway/");
    }

    /** Every problem in the answers of every operation, by its code; each under the status that it names. */
    private Map<String, Map<?, ?>> problems() {
        Map<String, Map<?, ?>> found = new TreeMap<>();
        document.operations()
                .forEach((name, operation) -> document.map(operation.get("responses"))
                        .forEach((status, response) -> examples(response).forEach((code, example) -> {
                            Map<?, ?> problem =
                                    document.map(document.map(example).get("value"));
                            assertThat(problem.get("code")).as(name).isEqualTo(code);
                            assertThat(problem.get("status")).as(name).hasToString(status.toString());
                            found.put(code.toString(), problem);
                        })));
        return found;
    }

    private Map<?, ?> examples(Object response) {
        return Optional.ofNullable(document.map(response).get("content"))
                .map(content -> document.map(content).get("application/problem+json"))
                .<Map<?, ?>>map(body -> document.map(document.map(body).get("examples")))
                .orElse(Map.of());
    }

    private List<String> words(String schema) {
        return ((List<?>) document.at("components", "schemas", schema, "enum"))
                .stream().map(Object::toString).toList();
    }

    /** The methods that answer under /api/v1, by {@code "METHOD /path"}. */
    private static Map<String, Method> implemented() throws ReflectiveOperationException, IOException {
        Map<String, Method> found = new HashMap<>();
        for (Class<?> type : classes()) {
            ApplicationPath path = type.getAnnotation(ApplicationPath.class);
            if (path != null && path.value().startsWith("api/v1")) {
                Application application =
                        (Application) type.getDeclaredConstructor().newInstance();
                application.getClasses().forEach(resource -> methods("/" + path.value(), resource, found));
            }
        }
        return found;
    }

    private static void methods(String application, Class<?> resource, Map<String, Method> found) {
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    found.put(
                            verb.value() + " " + application + path(resource.getAnnotation(Path.class))
                                    + path(method.getAnnotation(Path.class)),
                            method);
                }
            }
        }
    }

    private static String path(Path path) {
        return path == null || path.value().isEmpty() ? "" : "/" + path.value();
    }

    private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
        java.nio.file.Path root = java.nio.file.Path.of("target/classes");
        List<String> names;
        try (Stream<java.nio.file.Path> files = Files.walk(root)) {
            names = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith("Application.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
        List<Class<?>> found = new ArrayList<>();
        for (String name : names) {
            found.add(Class.forName(name));
        }
        return found;
    }
}
