package tw.agencygateway.mydata.dp.protocol;

import java.util.Locale;
import java.util.Optional;

/** The gender of a person as the authorization server knows it. */
public enum Gender {
    MALE,
    FEMALE;

    /** Reads {@code M}, {@code F}, {@code male} or {@code female} in any case; empty for anything else. */
    static Optional<Gender> of(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "m", "male" -> Optional.of(MALE);
            case "f", "female" -> Optional.of(FEMALE);
            default -> Optional.empty();
        };
    }
}
