package tw.agencygateway.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpStatus;
import tw.agencygateway.mydata.dp.service.DataSetHealth;
import tw.agencygateway.mydata.dp.service.HeartbeatSeries;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException;

/** The console says everything in both languages, and says nothing that it does not know. */
class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/tw/agencygateway/platform/console");
    private static final Pattern KEY_IN_PAGE = Pattern.compile("msg\\['([A-Za-z_.0-9]+)']");

    private final Properties chinese = load("messages_zh_TW.properties");
    private final Properties english = load("messages_en.properties");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        for (String key : chinese.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void noTextIsEmptyOrHasAnApostropheThatFormattingWouldEat() {
        for (Properties texts : Set.of(chinese, english)) {
            texts.forEach((key, text) ->
                    assertThat((String) text).as(key.toString()).isNotBlank().doesNotContain("'"));
        }
    }

    @Test
    void everyKeyThatAPageNamesIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                Matcher matcher = KEY_IN_PAGE.matcher(Files.readString(page));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(chinese.stringPropertyNames())
                .containsAll(used.stream().filter(key -> !key.endsWith(".")).toList());
    }

    @Test
    void whatIsWrongWithADataSetHasWords() {
        assertThat(chinese.stringPropertyNames())
                .containsAll(Stream.of(InvalidDataSetException.Problem.values())
                        .map(problem -> "datasets.problem." + problem.name().toLowerCase(Locale.ROOT))
                        .toList())
                .containsAll(Stream.of(DpStatus.values())
                        .map(status -> "datasets.next." + status)
                        .toList())
                .containsAll(Stream.of(DataSetHealth.Trouble.values())
                        .map(trouble -> "trouble." + trouble)
                        .toList())
                .containsAll(Stream.of(HeartbeatSeries.Beat.values())
                        .map(beat -> "beat." + beat)
                        .toList());
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
