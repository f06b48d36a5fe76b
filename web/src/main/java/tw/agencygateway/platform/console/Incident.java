package tw.agencygateway.platform.console;

import java.util.UUID;
import java.util.regex.Pattern;

/** An unexpected failure: logged whole under a random id, which is all that a caller learns. */
final class Incident {

    private static final System.Logger LOG = System.getLogger(Incident.class.getName());
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}");

    private Incident() {}

    /** Logs the cause; returns its id, eight hexadecimal digits. */
    static String log(Throwable cause) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.log(System.Logger.Level.ERROR, "incident " + id, cause);
        return id;
    }

    static boolean isId(String text) {
        return text != null && FORM.matcher(text).matches();
    }
}
