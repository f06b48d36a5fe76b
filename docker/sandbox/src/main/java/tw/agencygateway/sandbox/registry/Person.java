package tw.agencygateway.sandbox.registry;

import java.util.List;
import java.util.Map;

/**
 * A fictional citizen.
 *
 * @param birthday yyyy-MM-dd
 * @param gender M or F; null where GSP does not know, as with the next two
 * @param account of 我的 E 政府
 * @param data resource id → records, each field name → value, in the order of the file; what lacks is "no data" (204)
 */
public record Person(
        String id,
        String name,
        String birthday,
        String gender,
        String email,
        String account,
        Map<String, List<Map<String, String>>> data) {

    /** Somebody with a valid national id of whom no provider knows anything. */
    public static Person unknown(String id) {
        return new Person(id, "", "", null, null, null, Map.of());
    }

    public List<Map<String, String>> records(String resourceId) {
        return data.getOrDefault(resourceId, List.of());
    }

    @Override
    public String toString() {
        return "Person[" + id.charAt(0) + "*********]";
    }
}
