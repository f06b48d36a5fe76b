package tw.agencygateway.sandbox.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The settings of one chosen misbehaviour: every one that it declares has a value of the declared type. */
public record Parameters(Map<String, String> values) {

    public String text(String name) {
        return values.get(name);
    }

    public int number(String name) {
        return Integer.parseInt(values.get(name));
    }

    public boolean flag(String name) {
        return Boolean.parseBoolean(values.get(name));
    }

    /** A text of words separated by commas; empty where the text is. */
    public List<String> words(String name) {
        return Arrays.stream(values.get(name).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
