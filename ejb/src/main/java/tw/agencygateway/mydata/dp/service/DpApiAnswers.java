package tw.agencygateway.mydata.dp.service;

import static tw.agencygateway.mydata.dp.service.DataSetOpenApi.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.protocol.AnswerForm;

/** The answers of the DP-API as OpenAPI describes them (MyData DP V1.3 §捌.二.(三)–(四), decisions rows 42–45). */
final class DpApiAnswers {

    private DpApiAnswers() {}

    static Map<String, Object> of(DpDataSet dataSet) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("200", file("當事人的資料"));
        if (dataSet.policy().answer().noContent()) {
            answers.put("204", tree("description", "查無使用者資料"));
        }
        answers.put("206", file("資料的一部分，依 Range"));
        answers.put("400", error("不支援的資料格式"));
        answers.put(
                "401",
                withHeader(error("access_token 不存在、無效或逾期"), "WWW-Authenticate", "如 Bearer error=\"invalid_token\""));
        answers.put("403", error("權限不足：存取範圍不符、來源位址不允許，或資料集未啟用"));
        answers.put("416", error("Range 超出資料範圍"));
        answers.put("429", withHeader(tree("description", "資料準備中，請依 Retry-After 稍後再次請求"), "Retry-After", "再次請求前的秒數"));
        answers.put("503", tree("description", "僅用於 heartbeat=true：目前無法提供服務"));
        answers.put("504", error("系統逾時或資料來源異常"));
        return answers;
    }

    private static Map<String, Object> file(String description) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (AnswerForm form : AnswerForm.values()) {
            Map<String, Object> schema = form == AnswerForm.JSON
                    ? tree("$ref", "#/components/schemas/Answer")
                    : tree("type", "string", "format", "binary");
            content.put(form.mediaType(), tree("schema", schema));
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("Content-Disposition", header("attachment; filename=…"));
        headers.put("Content-Transfer-Encoding", header("binary"));
        headers.put("Accept-Ranges", header("bytes"));
        headers.put("ETag", header("檔案內容的雜湊值"));
        return tree("description", description, "headers", headers, "content", content);
    }

    private static Map<String, Object> error(String description) {
        return tree(
                "description",
                description,
                "content",
                tree("application/json", tree("schema", tree("$ref", "#/components/schemas/Error"))));
    }

    private static Map<String, Object> withHeader(Map<String, Object> answer, String name, String description) {
        answer.put("headers", tree(name, header(description)));
        return answer;
    }

    private static Map<String, Object> header(String description) {
        return tree("description", description, "schema", tree("type", "string"));
    }
}
