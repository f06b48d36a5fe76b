package tw.agencygateway.conformance.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks through logs for what must not be in them. */
final class LogSearch {

    /** A letter, the sex, seven digits and a check digit. */
    private static final Pattern NATIONAL_ID = Pattern.compile("\\b[A-Z][1289]\\d{8}\\b");

    private static final Pattern API_TOKEN = Pattern.compile("\\bagw_[A-Za-z0-9_-]{20,}");
    private static final Pattern OUR_FRAME = Pattern.compile("^\\s+at .*\\btw\\.agencygateway\\..*");
    private static final Pattern FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more|Suppressed:).*|^Caused by:.*");

    private final List<Path> logs;
    private final Set<String> secrets;
    private final List<String> expected = new CopyOnWriteArrayList<>();

    LogSearch(List<Path> logs, Set<String> secrets) {
        this.logs = logs;
        this.secrets = secrets;
    }

    void expect(Collection<String> texts) {
        expected.addAll(texts);
    }

    /** One line for each thing found, without repeating the secret itself. */
    List<String> findings() {
        return logs.stream().filter(Files::exists).flatMap(this::findings).toList();
    }

    private Stream<String> findings(Path log) {
        List<String> findings = new ArrayList<>();
        String before = "";
        boolean inTrace = false;
        int number = 0;
        for (String line : lines(log)) {
            number++;
            boolean frame = FRAME.matcher(line).matches();
            if (OUR_FRAME.matcher(line).matches() && !inTrace && !isExpected(before)) {
                findings.add(log + ":" + number + ": stack trace of " + before);
            }
            inTrace = frame && (inTrace || OUR_FRAME.matcher(line).matches());
            before = frame ? before : line;
            if (holdsSecret(line)) {
                findings.add(log + ":" + number + ": a person or a secret");
            }
        }
        return findings.stream();
    }

    private boolean isExpected(String line) {
        return expected.stream().anyMatch(line::contains);
    }

    private boolean holdsSecret(String line) {
        return secrets.stream().anyMatch(line::contains)
                || API_TOKEN.matcher(line).find()
                || NATIONAL_ID.matcher(line).results().anyMatch(id -> isNationalId(id.group()));
    }

    /** The check digit tells a person from a number that happens to look like one. */
    private static boolean isNationalId(String text) {
        int letter = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(text.charAt(0)) + 10;
        int sum = letter / 10 + letter % 10 * 9 + Character.digit(text.charAt(9), 10);
        for (int i = 1; i < 9; i++) {
            sum += Character.digit(text.charAt(i), 10) * (9 - i);
        }
        return sum % 10 == 0;
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
