package tw.agencygateway.sandbox.registry;

import java.util.List;
import java.util.Map;

/**
 * One entry of {@code services.yaml}: what an agency fills into the application form (SP §伍.二).
 *
 * @param gateway settings of the gateway's own that differ from the ordinary ones, as in its bootstrap file
 * @param signatures what the gateway asks of each data set's signature, where it is not required
 * @param live the data sets that come from their real providers, by DP-API
 */
public record ServiceEntry(
        String clientId,
        String category,
        String categoryEn,
        String name,
        String nameEn,
        String purpose,
        String purposeEn,
        Contact contact,
        boolean apiKey,
        List<String> dataSets,
        Map<String, Object> gateway,
        Map<String, String> signatures,
        List<String> live) {

    public ServiceEntry {
        gateway = gateway == null ? Map.of() : gateway;
        signatures = signatures == null ? Map.of() : signatures;
        live = live == null ? List.of() : live;
    }

    /** Whom the platform calls. */
    public record Contact(String name, String phone, String email) {}
}
