package tw.agencygateway.mydata.sp.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tw.agencygateway.mydata.pack.protocol.BoundedJson;
import tw.agencygateway.mydata.pack.protocol.MalformedJsonException;
import tw.agencygateway.mydata.sp.service.StartTransaction;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/**
 * The body of a start: {@code {"client_id", "resource_ids": [], "person", "state"?, "agency_page"?}}. Nothing else may stand in
 * it, so that a misspelt member is noticed.
 */
final class StartBody {

    static final int MAX_BYTES = 16 * 1024;

    private static final Set<String> MEMBERS = Set.of("client_id", "resource_ids", "person", "state", "agency_page");

    private StartBody() {}

    static StartTransaction.Request read(byte[] body, String idempotencyKey) {
        Map<String, Object> members = members(body);
        if (!MEMBERS.containsAll(members.keySet())) {
            throw malformed("there is a member that is not known here");
        }
        return new StartTransaction.Request(
                text(members, "client_id", true),
                resourceIds(members),
                text(members, "person", true),
                text(members, "state", false),
                text(members, "agency_page", false),
                idempotencyKey);
    }

    private static Map<String, Object> members(byte[] body) {
        try {
            return BoundedJson.parseObject(body, MAX_BYTES);
        } catch (MalformedJsonException e) {
            throw malformed(e.getMessage());
        }
    }

    private static List<String> resourceIds(Map<String, Object> members) {
        if (members.get("resource_ids") instanceof List<?> ids && ids.stream().allMatch(String.class::isInstance)) {
            return ids.stream().map(String.class::cast).toList();
        }
        throw malformed("resource_ids: a list of texts");
    }

    private static String text(Map<String, Object> members, String name, boolean needed) {
        Object value = members.get(name);
        if (value instanceof String text) {
            return text;
        }
        if (!needed && value == null) {
            return null;
        }
        throw malformed(name + ": a text");
    }

    private static AgencyException malformed(String detail) {
        return new AgencyException(AgencyError.MALFORMED_REQUEST, detail);
    }
}
