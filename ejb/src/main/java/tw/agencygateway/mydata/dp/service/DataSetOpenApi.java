package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.platform.service.PublicUrl;

/** 介接API文件, which a registration wants (MyData DP V1.3 §伍.二): the DP-API of one data set as an OpenAPI 3.0 document. */
@ApplicationScoped
public class DataSetOpenApi {

    private static final int LINE = 120;

    @Inject
    PublicUrl publicUrl;

    /** The document, in YAML. */
    public String yaml(DpDataSet dataSet) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(LINE)
                .build();
        return new Dump(settings).dumpToString(document(dataSet));
    }

    /** Whether a text, in YAML or JSON, is such a document. */
    static boolean isOpenApi(String text) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(text) instanceof Map<?, ?> document
                    && (document.get("openapi") instanceof String || document.get("swagger") instanceof String)
                    && document.get("paths") instanceof Map<?, ?>;
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private Map<String, Object> document(DpDataSet dataSet) {
        DpRegistration registration = dataSet.registration();
        DpRegistration.Description description = registration.description();
        return tree(
                "openapi",
                "3.0.3",
                "info",
                tree(
                        "title",
                        description.name(),
                        "version",
                        "1",
                        "description",
                        description.text() + "\n\n" + description.downloadWords(),
                        "contact",
                        tree(
                                "name",
                                registration.agencyName() + " "
                                        + registration.contact().name(),
                                "email",
                                registration.contact().email()),
                        "x-resource-id",
                        dataSet.resourceId(),
                        "x-security-level",
                        description.securityLevel()),
                "servers",
                List.of(tree("url", publicUrl.of("").toString())),
                "paths",
                tree(
                        "/mydata-dp/" + dataSet.resource(),
                        tree(
                                "get",
                                operation(dataSet, "fetch", "取得當事人的資料"),
                                "post",
                                operation(dataSet, "fetchByPost", "取得當事人的資料（與 GET 相同，不讀取本文）"))),
                "components",
                tree("securitySchemes", tree("gsp", security(dataSet)), "schemas", schemas(dataSet)));
    }

    private static Map<String, Object> security(DpDataSet dataSet) {
        StringBuilder scopes = new StringBuilder("access_token 以 Authorization: Bearer 傳送。存取範圍：");
        for (DpScope scope : dataSet.scopes()) {
            scopes.append("\n- ").append(scope.value());
            if (!scope.remark().isEmpty()) {
                scopes.append("：").append(scope.remark());
            }
        }
        return tree(
                "type",
                "openIdConnect",
                "openIdConnectUrl",
                dataSet.authorization().discoveryUrl(),
                "description",
                scopes.toString());
    }

    private static Map<String, Object> operation(DpDataSet dataSet, String id, String summary) {
        return tree(
                "operationId",
                id,
                "summary",
                summary,
                "description",
                "資料格式依請求的 Content-Type，其次 Accept 決定；兩者都未指明時為 "
                        + dataSet.policy().answer().defaultForm() + "。heartbeat=true 時僅回覆是否可提供服務，不需 access_token。",
                "security",
                List.of(tree(
                        "gsp", dataSet.scopes().stream().map(DpScope::value).toList())),
                "parameters",
                parameters(),
                "responses",
                DpApiAnswers.of(dataSet));
    }

    private static List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        parameters.add(
                parameter("heartbeat", "query", "true 表示偵測服務是否正常", tree("type", "string", "enum", List.of("true"))));
        parameters.add(
                parameter("transaction_uid", "header", "MyData 的交易識別值", tree("type", "string", "maxLength", 128)));
        parameters.add(parameter("Range", "header", "只取部分位元組（RFC 9110）", tree("type", "string")));
        return parameters;
    }

    private static Map<String, Object> parameter(
            String name, String in, String description, Map<String, Object> schema) {
        return tree("name", name, "in", in, "required", false, "description", description, "schema", schema);
    }

    private static Map<String, Object> schemas(DpDataSet dataSet) {
        Map<String, Object> properties = new LinkedHashMap<>();
        dataSet.fields().forEach(field -> properties.put(field.key(), property(field)));
        return tree(
                "Answer",
                tree(
                        "type",
                        "object",
                        "required",
                        List.of("resource_id", "generated_at", "data"),
                        "properties",
                        tree(
                                "resource_id",
                                tree("type", "string", "enum", List.of(dataSet.resourceId())),
                                "generated_at",
                                tree("type", "string", "format", "date-time"),
                                "data",
                                tree("type", "array", "items", tree("$ref", "#/components/schemas/Record")))),
                "Record",
                tree(
                        "type",
                        "object",
                        "additionalProperties",
                        false,
                        "required",
                        List.copyOf(properties.keySet()),
                        "properties",
                        properties),
                "Error",
                tree(
                        "type",
                        "object",
                        "required",
                        List.of("error"),
                        "properties",
                        tree("error", tree("type", "string"))));
    }

    private static Map<String, Object> property(DpField field) {
        Map<String, Object> property = tree("title", field.label());
        if (!field.remark().isEmpty()) {
            property.put("description", field.remark());
        }
        // any value, or none, as the source has it
        property.put(
                "anyOf",
                List.of(tree("type", "string", "nullable", true), tree("type", "number"), tree("type", "boolean")));
        return property;
    }

    /** Names and what stands under them, in this order. */
    static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
