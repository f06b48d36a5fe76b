package tw.agencygateway.mydata.sp.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        JsonObject json = object(body);
        json.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw malformed("there is a member that is not known here");
                });
        if (!(json.get("resource_ids") instanceof List<?> ids)
                || !ids.stream().allMatch(JsonString.class::isInstance)) {
            throw malformed("resource_ids: a list of texts");
        }
        return new StartTransaction.Request(
                text(json, "client_id", true),
                json.getJsonArray("resource_ids").getValuesAs(JsonString::getString),
                text(json, "person", true),
                text(json, "state", false),
                text(json, "agency_page", false),
                idempotencyKey);
    }

    private static JsonObject object(byte[] body) {
        Map<String, Object> strict = Map.of();
        try (JsonReader reader =
                Json.createReaderFactory(strict).createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return reader.readObject();
        } catch (JsonException e) {
            throw malformed("not a JSON object");
        }
    }

    private static String text(JsonObject json, String name, boolean needed) {
        JsonValue value = json.get(name);
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (!needed && (value == null || value == JsonValue.NULL)) {
            return null;
        }
        throw malformed(name + ": a text");
    }

    private static AgencyException malformed(String detail) {
        return new AgencyException(AgencyError.MALFORMED_REQUEST, detail);
    }
}
