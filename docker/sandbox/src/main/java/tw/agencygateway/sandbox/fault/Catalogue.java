package tw.agencygateway.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.sandbox.http.HttpError;

/** All misbehaviours that one counterparty can show, and the reading of a choice among them. */
public record Catalogue(List<Misbehaviour> entries) {

    public Optional<Misbehaviour> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * Reads {@code {"return_code": {"code": 404}, "broken_tag": true}}: id → settings, or true for the defaults.
     *
     * @throws HttpError 400 for an unknown id or setting, or a value of the wrong type
     */
    public Faults read(JsonNode choice) throws HttpError {
        if (!choice.isObject()) {
            throw new HttpError(400, "an object of misbehaviours is expected");
        }
        Map<Misbehaviour, Parameters> chosen = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : choice.properties()) {
            Misbehaviour misbehaviour = find(entry.getKey())
                    .orElseThrow(() -> new HttpError(400, "no misbehaviour is called " + entry.getKey()));
            chosen.put(misbehaviour, parameters(misbehaviour, entry.getValue()));
        }
        return new Faults(chosen);
    }

    private static Parameters parameters(Misbehaviour misbehaviour, JsonNode given) throws HttpError {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : misbehaviour.parameters()) {
            JsonNode node = given.path(parameter.name());
            String value = node.isMissingNode() || node.isNull() ? parameter.defaultValue() : node.asText();
            if (!parameter.accepts(value)) {
                throw new HttpError(400, misbehaviour.id() + ": " + parameter.name() + " is not " + parameter.type());
            }
            values.put(parameter.name(), value);
        }
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (!values.containsKey(entry.getKey())) {
                throw new HttpError(400, misbehaviour.id() + " has no setting " + entry.getKey());
            }
        }
        return new Parameters(values);
    }
}
