package tw.agencygateway.mydata.dp.service;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/** The rows of a source that speaks JSON: an object, a list of objects, or such a list as the member {@code data}. */
final class JsonRows {

    private JsonRows() {}

    static List<Map<String, Object>> read(byte[] body, int most) throws SourceException {
        try {
            JsonValue value = parse(body);
            if (value instanceof JsonObject object && object.get("data") instanceof JsonArray data) {
                value = data;
            }
            List<JsonObject> objects = value instanceof JsonArray array
                    ? array.getValuesAs(JsonValue::asJsonObject)
                    : List.of(value.asJsonObject());
            if (objects.size() > most) {
                throw new SourceException(Kind.WRONG, "more than " + most + " rows");
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (JsonObject object : objects) {
                rows.add(row(object));
            }
            return rows;
        } catch (JsonException | ClassCastException e) {
            // no cause: its message quotes the text
            throw new SourceException(Kind.WRONG, "it is no JSON object and no list of them");
        }
    }

    private static JsonValue parse(byte[] body) {
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
            if (!parser.hasNext()) {
                throw new JsonException("empty");
            }
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw new JsonException("more than one value");
            }
            return value;
        }
    }

    private static Map<String, Object> row(JsonObject object) {
        Map<String, Object> row = new LinkedHashMap<>();
        object.forEach((name, value) -> row.put(name, value(value)));
        return row;
    }

    private static Object value(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> ((JsonNumber) value).bigDecimalValue();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            case OBJECT, ARRAY -> value.toString();
        };
    }
}
