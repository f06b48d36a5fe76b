package tw.agencygateway.mydata.sp.entity;

import java.io.Serializable;
import java.util.Objects;

/**
 * Who signs a data set (decisions row 25).
 *
 * @param issuer distinguished name, RFC 2253, at most {@link #NAME_LENGTH} characters
 * @param subject likewise
 * @param confirmed whether an administrator has set or confirmed it; otherwise it was recorded at first use
 */
public record SpSigner(String issuer, String subject, boolean confirmed) implements Serializable {
    /** The longest name that is kept. */
    public static final int NAME_LENGTH = 1000;

    public SpSigner {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(subject);
    }
}
