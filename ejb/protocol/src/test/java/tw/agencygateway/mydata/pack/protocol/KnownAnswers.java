package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The worked examples of the MyData documents, mended; each names its source in {@code known-answers.json}. */
final class KnownAnswers {
    private KnownAnswers() {}

    @SuppressWarnings("unchecked")
    static Map<String, String> of(String example) {
        try (InputStream in = KnownAnswers.class.getResourceAsStream("known-answers.json")) {
            return (Map<String, String>)
                    BoundedJson.parseObject(in.readAllBytes(), 1 << 20).get(example);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
    }
}
