package tw.agencygateway.access.entity;

import java.util.Arrays;
import java.util.Optional;

/** What an API client may do with the services that it is allowed to use. */
public enum ApiScope {
    SP_START("sp.start"),
    SP_READ("sp.read"),
    SP_FILES("sp.files"),
    SP_ERASE("sp.erase");

    private final String code;

    ApiScope(String code) {
        this.code = code;
    }

    /** The name on the wire and in the bootstrap file, for example {@code sp.start}. */
    public String code() {
        return code;
    }

    /** The scope of that code, or empty for one that this gateway does not know. */
    public static Optional<ApiScope> ofCode(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
