package tw.agencygateway.sandbox.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lays JSON of unknown shape out for reading: an object becomes rows of name and value, nested ones below their name. */
final class JsonTables {
    private static final int DEEPEST = 6;

    private JsonTables() {}

    /** Rows of {@code name} (may be empty), {@code value} and {@code heading} for the template. */
    static List<Map<String, Object>> rows(JsonNode json) {
        List<Map<String, Object>> rows = new ArrayList<>();
        add(rows, "", json, 0);
        return rows;
    }

    private static void add(List<Map<String, Object>> rows, String name, JsonNode node, int depth) {
        if (node.isContainerNode() && depth < DEEPEST) {
            if (!name.isEmpty()) {
                rows.add(row(name, "", true));
            }
            if (node.isObject()) {
                node.properties().forEach(each -> add(rows, each.getKey(), each.getValue(), depth + 1));
            } else {
                addElements(rows, node, depth);
            }
        } else {
            rows.add(row(name, node.isContainerNode() ? node.toString() : node.asText(), false));
        }
    }

    private static void addElements(List<Map<String, Object>> rows, JsonNode array, int depth) {
        int number = 0;
        for (JsonNode element : array) {
            number++;
            add(rows, array.size() > 1 ? "#" + number : "", element, depth + 1);
        }
    }

    private static Map<String, Object> row(String name, String value, boolean heading) {
        return Map.of("name", name, "value", value, "heading", heading);
    }
}
