package tw.agencygateway.mydata.dp.entity;

import java.time.LocalDate;

/**
 * How often a service used a data set on one day.
 *
 * @param clientId the service, as the introspection named it; {@code unknown} where it named none (decisions row 51)
 * @param asked requests begun, or joined to one that was
 * @param delivered files handed out, once for each of MyData's transactions
 */
public record DpUsage(String resourceId, LocalDate day, String clientId, long asked, long delivered) {

    /** Stands for a service that the introspection did not name. */
    public static final String UNKNOWN = "unknown";
}
