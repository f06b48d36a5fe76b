package tw.agencygateway.mydata.pack.protocol;

import java.util.List;
import java.util.Objects;

/**
 * One point of a {@link VerificationReport}. Reports outlive the data, so file name and details never hold a national id: any that
 * occurs is masked here.
 *
 * @param resourceId the data set, or null where the whole package is meant
 * @param file the file's name in its zip, or null
 * @param details arguments of the message for this code, in order; may be empty
 */
public record Finding(FindingCode code, Severity severity, String resourceId, String file, List<String> details) {
    public Finding {
        Objects.requireNonNull(code);
        Objects.requireNonNull(severity);
        file = file == null ? null : PersonId.maskAllIn(file);
        details = details.stream().map(PersonId::maskAllIn).toList();
    }

    /** The finding's place in the specifications, such as "MyData SP V2.6 §玖.四.(二)". */
    public String section() {
        return code.section();
    }
}
