package tw.agencygateway.mydata.dp.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.pack.protocol.BoundedJson;
import tw.agencygateway.mydata.pack.protocol.MalformedJsonException;

/** The members of a JSON object from the authorization server, each read as what it should be. */
final class GspAnswer {
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_TEXT = 1_024;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    /** The last second of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final Map<String, Object> members;

    private GspAnswer(Map<String, Object> members) {
        this.members = members;
    }

    static GspAnswer parse(byte[] body) throws MalformedGspAnswerException {
        try {
            return new GspAnswer(BoundedJson.parseObject(body, MAX_BYTES));
        } catch (MalformedJsonException e) {
            throw new MalformedGspAnswerException(e.getMessage());
        }
    }

    Optional<String> text(String name) throws MalformedGspAnswerException {
        return text(name, members.get(name));
    }

    private static Optional<String> text(String name, Object value) throws MalformedGspAnswerException {
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        if (value instanceof String text && isShortLine(text)) {
            return Optional.of(text);
        }
        throw new MalformedGspAnswerException(name + " is not a text of one line");
    }

    private static boolean isShortLine(String text) {
        return text.length() <= MAX_TEXT
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** One text, or a list of them. */
    List<String> texts(String name) throws MalformedGspAnswerException {
        Object value = members.get(name);
        List<String> texts = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            text(name, element).ifPresent(texts::add);
        }
        return texts;
    }

    /** A boolean, or the text of one in any case. */
    Optional<Boolean> flag(String name) throws MalformedGspAnswerException {
        Object value = members.get(name);
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        Optional<String> text = text(name).map(flag -> flag.strip().toLowerCase(Locale.ROOT));
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            throw new MalformedGspAnswerException(name + " is neither true nor false");
        }
        return text.map(Boolean::valueOf);
    }

    /** Seconds since 1970 as a number, of which a fraction is cut off, or as a text of digits. */
    Optional<Instant> time(String name) throws MalformedGspAnswerException {
        Object value = members.get(name);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        double seconds = -1;
        if (value instanceof Number number) {
            seconds = Math.floor(number.doubleValue());
        } else if (value instanceof String text && SECONDS.matcher(text).matches()) {
            seconds = Long.parseLong(text);
        }
        if (seconds >= 0 && seconds <= LAST_SECOND) {
            return Optional.of(Instant.ofEpochSecond((long) seconds));
        }
        throw new MalformedGspAnswerException(name + " is not a time in seconds");
    }
}
