package tw.agencygateway.sandbox.fault;

/**
 * A setting of a misbehaviour.
 *
 * @param defaultValue as text, taken where the setting is not given
 */
public record Parameter(String name, Type type, String defaultValue) {

    /** What the text of a setting must be. */
    public enum Type {
        NUMBER,
        TEXT,
        FLAG
    }

    public static Parameter number(String name, int defaultValue) {
        return new Parameter(name, Type.NUMBER, Integer.toString(defaultValue));
    }

    public static Parameter text(String name, String defaultValue) {
        return new Parameter(name, Type.TEXT, defaultValue);
    }

    public static Parameter flag(String name) {
        return new Parameter(name, Type.FLAG, "false");
    }

    public boolean accepts(String value) {
        return switch (type) {
            case NUMBER -> value.matches("-?\\d{1,9}");
            case FLAG -> value.equals("true") || value.equals("false");
            case TEXT -> value.length() <= 10_000;
        };
    }
}
