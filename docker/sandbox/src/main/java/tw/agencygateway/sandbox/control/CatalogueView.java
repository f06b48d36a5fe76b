package tw.agencygateway.sandbox.control;

import java.util.LinkedHashMap;
import java.util.Map;
import tw.agencygateway.sandbox.fault.Catalogue;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.http.Response;

/** A catalogue as the management API shows it: id, stage, parameters, words in both languages. */
final class CatalogueView {
    private CatalogueView() {}

    static Response of(Catalogue catalogue) {
        return Response.json(
                200, catalogue.entries().stream().map(CatalogueView::describe).toList());
    }

    private static Map<String, Object> describe(Misbehaviour entry) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", entry.id());
        description.put("stage", entry.stage());
        description.put("parameters", entry.parameters());
        for (Language language : Language.values()) {
            description.put(language.tag(), language.say("fault." + entry.id()));
        }
        return description;
    }
}
