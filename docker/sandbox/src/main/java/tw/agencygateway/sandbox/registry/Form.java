package tw.agencygateway.sandbox.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form MyData can ask a DP-API for data (DP §捌.二.(一)). */
public enum Form {
    JSON,
    PDF,
    ZIP;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return "application/" + id();
    }

    public static Optional<Form> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
