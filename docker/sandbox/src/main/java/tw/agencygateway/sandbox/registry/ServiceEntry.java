package tw.agencygateway.sandbox.registry;

import java.util.List;

/** One entry of {@code services.yaml}: what an agency fills into the application form (SP §伍.二). */
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
        List<String> dataSets) {

    /** Whom the platform calls. */
    public record Contact(String name, String phone, String email) {}
}
