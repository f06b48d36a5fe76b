package tw.agencygateway.mydata.dp.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms in which a data provider answers (MyData DP V1.3 §捌.二.(一)). */
public enum AnswerForm {
    JSON("application/json"),
    PDF("application/pdf"),
    ZIP("application/zip");

    private static final int MAX_HEADER = 4_096;
    private static final String TOKEN = "[A-Za-z0-9!#$&^_.+*-]++";
    private static final Pattern MEDIA_RANGE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")(\\s*+;.*+)?+");
    private static final Pattern QUALITY =
            Pattern.compile(";\\s*+[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)\\s*+(?:;|$)");

    private record Range(String type, double quality) {}

    private final String mediaType;

    AnswerForm(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /**
     * Chooses the form that a request asks for: by its {@code Content-Type}, as the document has it; where that is absent, by the best of
     * {@code Accept}, where a wild card asks for the standard form; where that is absent too, the standard form. Empty when the request asks
     * for something else, or cannot be read.
     *
     * @param contentType null or blank where there is none; parameters are ignored
     * @param accept null or blank where there is none; several headers joined by commas
     * @param standard the data set's own
     */
    public static Optional<AnswerForm> choose(String contentType, String accept, AnswerForm standard) {
        if (contentType != null && !contentType.isBlank()) {
            return range(contentType).flatMap(range -> ofType(range.type()));
        }
        if (accept == null || accept.isBlank()) {
            return Optional.of(standard);
        }
        return ranges(accept)
                .filter(range -> range.quality() > 0)
                .sorted(Comparator.comparingDouble(Range::quality).reversed())
                .flatMap(range -> isWild(range.type()) ? Stream.of(standard) : ofType(range.type()).stream())
                .findFirst();
    }

    private static Stream<Range> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String text : accept.length() > MAX_HEADER ? new String[0] : accept.split(",")) {
            Optional<Range> range = range(text);
            if (range.isEmpty()) {
                return Stream.empty();
            }
            ranges.add(range.get());
        }
        return ranges.stream();
    }

    private static Optional<Range> range(String text) {
        Matcher matcher = MEDIA_RANGE.matcher(text.strip());
        if (text.length() > MAX_HEADER || !matcher.matches()) {
            return Optional.empty();
        }
        String parameters = Optional.ofNullable(matcher.group(2)).orElse("");
        Matcher quality = QUALITY.matcher(parameters);
        return Optional.of(new Range(
                matcher.group(1).toLowerCase(Locale.ROOT), quality.find() ? Double.parseDouble(quality.group(1)) : 1));
    }

    private static boolean isWild(String type) {
        return type.equals("*/*") || type.equals("application/*");
    }

    private static Optional<AnswerForm> ofType(String type) {
        return Stream.of(values()).filter(form -> form.mediaType.equals(type)).findFirst();
    }
}
