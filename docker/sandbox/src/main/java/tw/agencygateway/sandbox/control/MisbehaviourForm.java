package tw.agencygateway.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.http.Language;

/** A catalogue as a form, for the template {@code misbehaviours}. */
record MisbehaviourForm(Catalogue catalogue) {

    /** {@code stages}, the words of what is {@code chosen}, and whether there is {@code any}. */
    Map<String, Object> view(Language language, Faults faults) {
        Map<String, Map<String, String>> chosen = faults.toMap();
        return Map.of(
                "stages",
                stages(language, chosen),
                "chosen",
                chosen.keySet().stream().map(id -> language.say("fault." + id)).toList(),
                "any",
                !chosen.isEmpty());
    }

    /** @throws HttpError 400 where a setting is not what its misbehaviour takes */
    Faults read(Map<String, String> form) throws HttpError {
        ObjectNode choice = Json.object();
        for (String id : form.getOrDefault("use", "").split(",")) {
            if (id.isEmpty()) {
                continue;
            }
            ObjectNode settings = choice.putObject(id);
            form.forEach((field, value) -> {
                if (field.startsWith(id + ".")) {
                    settings.put(field.substring(id.length() + 1), value.strip());
                }
            });
        }
        return catalogue.read(choice);
    }

    private List<Map<String, Object>> stages(Language language, Map<String, Map<String, String>> chosen) {
        Map<String, List<Map<String, Object>>> byStage = new LinkedHashMap<>();
        for (Misbehaviour entry : catalogue.entries()) {
            byStage.computeIfAbsent(entry.stage(), stage -> new ArrayList<>())
                    .add(Map.of(
                            "id", entry.id(),
                            "label", language.say("fault." + entry.id()),
                            "checked", chosen.containsKey(entry.id()),
                            "parameters", parameters(entry, chosen.getOrDefault(entry.id(), Map.of()))));
        }
        List<Map<String, Object>> stages = new ArrayList<>();
        byStage.forEach((stage, faults) -> stages.add(Map.of(
                "label", language.say("stage." + stage),
                "faults", faults,
                "open", faults.stream().anyMatch(fault -> Boolean.TRUE.equals(fault.get("checked"))))));
        return stages;
    }

    private static List<Map<String, Object>> parameters(Misbehaviour entry, Map<String, String> given) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Parameter parameter : entry.parameters()) {
            String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            fields.add(Map.of(
                    "field",
                    entry.id() + "." + parameter.name(),
                    "name",
                    parameter.name(),
                    "value",
                    value,
                    "flag",
                    parameter.type() == Parameter.Type.FLAG,
                    "on",
                    value.equals("true")));
        }
        return fields;
    }
}
