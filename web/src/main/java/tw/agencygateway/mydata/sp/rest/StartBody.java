package tw.agencygateway.mydata.sp.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<String, Object> members = members(body);
        return new StartTransaction.Request(
                text(members, "client_id", true),
                texts(members, "resource_ids"),
                text(members, "person", true),
                text(members, "state", false),
                text(members, "agency_page", false),
                idempotencyKey);
    }

    /** Event by event: whatever is deeper or of another kind than a start can be ends the reading at once. */
    private static Map<String, Object> members(byte[] body) {
        Map<String, Object> members = new HashMap<>();
        try (JsonParser json = Json.createParser(new StringReader(text(body)))) {
            if (json.next() != Event.START_OBJECT) {
                throw malformed("not a JSON object");
            }
            while (json.next() == Event.KEY_NAME) {
                String name = json.getString();
                if (!MEMBERS.contains(name) || members.containsKey(name)) {
                    throw malformed("there is a member that is not known here, or one that is there twice");
                }
                members.put(name, value(json));
            }
            if (json.hasNext()) {
                throw malformed("there is more than one JSON object");
            }
            return members;
        } catch (JsonException e) {
            throw malformed("not a JSON object");
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("not UTF-8");
        }
    }

    private static Object value(JsonParser json) {
        return switch (json.next()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NULL -> null;
            case START_ARRAY -> elements(json);
            default -> throw malformed("there is a value that is neither a text nor a list of texts");
        };
    }

    private static List<String> elements(JsonParser json) {
        List<String> elements = new ArrayList<>();
        while (json.next() == Event.VALUE_STRING) {
            elements.add(json.getString());
        }
        if (json.currentEvent() != Event.END_ARRAY) {
            throw malformed("there is a list of something else than texts");
        }
        return elements;
    }

    private static List<String> texts(Map<String, Object> members, String name) {
        if (members.get(name) instanceof List<?> list) {
            return list.stream().map(String.class::cast).toList();
        }
        throw malformed(name + ": a list of texts");
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
