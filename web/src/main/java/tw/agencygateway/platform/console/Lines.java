package tw.agencygateway.platform.console;

import java.util.Collection;
import java.util.List;

/** A list as a person types it into a text field: one entry on each line. */
public final class Lines {

    private Lines() {}

    public static String join(Collection<String> entries) {
        return String.join("\n", entries);
    }

    /** The lines that are not blank, without the spaces around them; null is no line. */
    public static List<String> split(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
