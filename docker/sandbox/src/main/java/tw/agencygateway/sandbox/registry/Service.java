package tw.agencygateway.sandbox.registry;

import java.net.URI;
import java.util.List;

/**
 * A service as registered in the platform's back end (SP §伍.二), with its secrets.
 *
 * @param clientSecret 16 alphanumerics
 * @param cbcIv 16 ASCII characters
 * @param apiKey null where the service has none
 * @param live the data sets that come from their real providers
 */
public record Service(
        String clientId,
        String category,
        String categoryEn,
        String name,
        String nameEn,
        String purpose,
        String purposeEn,
        List<DataSet> dataSets,
        URI returnUrl,
        URI notificationUrl,
        String clientSecret,
        String cbcIv,
        String apiKey,
        List<String> live) {

    /** The same service, to which the platform has issued other credentials. */
    public Service issued(String newClientSecret, String newCbcIv) {
        return new Service(
                clientId,
                category,
                categoryEn,
                name,
                nameEn,
                purpose,
                purposeEn,
                dataSets,
                returnUrl,
                notificationUrl,
                newClientSecret,
                newCbcIv,
                apiKey,
                live);
    }

    @Override
    public String toString() {
        return "Service[" + clientId + "]";
    }
}
