package tw.agencygateway.sandbox.gsp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.Json;

/** How the JSON that GSP answers can deviate, at any of its endpoints. Values are JSON; what is none is taken as text. */
public enum AnswerFault implements Bend<Answer>, EndpointFault {
    MEMBERS_MISSING((answer, p) -> answer.body.remove(p.words("names")), Parameter.text("names", "sub")),
    MEMBERS_EMPTY(
            (answer, p) -> p.words("names").forEach(name -> answer.body.put(name, "")),
            Parameter.text("names", "nbf,exp,iss,aud,auth_time")),
    MEMBERS_NULL(
            (answer, p) -> p.words("names").forEach(answer.body::putNull), Parameter.text("names", "nbf,exp,iss,aud")),
    MEMBER(
            (answer, p) -> answer.body.set(p.text("name"), value(p)),
            Parameter.text("name", "extra"),
            Parameter.text("value", "{\"new\": [1]}")),
    NUMBERS_AS_TEXT((answer, p) -> replace(answer.body, JsonNode::isNumber, JsonNode::asText)),
    BOOLEANS_AS_TEXT(
            (answer, p) -> replace(
                    answer.body, JsonNode::isBoolean, node -> p.text(node.equals(BooleanNode.TRUE) ? "yes" : "no")),
            Parameter.text("yes", "True"),
            Parameter.text("no", "False")),
    DUPLICATE_KEY(
            AnswerFault::repeat,
            Parameter.text("name", "active"),
            Parameter.text("value", "true"),
            Parameter.flag("first")),
    DEEP_JSON(
            (answer, p) -> AnswerFault.append(answer, "\"extra\":" + nested(p.number("levels"))),
            Parameter.number("levels", 10_000)),
    /** Less than none counts from the end. */
    BROKEN_JSON(
            (answer, p) -> answer.rewrite(text -> beginning(text, p.number("after"))), Parameter.number("after", -1)),
    ERROR_ANSWER(
            AnswerFault::fail,
            Parameter.number("status", 400),
            Parameter.text("error", "invalid_request"),
            Parameter.text("description", ""));

    private final BiConsumer<Answer, Parameters> change;
    private final List<Parameter> parameters;

    AnswerFault(BiConsumer<Answer, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = EndpointFault.with(Endpoint.CHOICE, parameters);
    }

    @Override
    public void bend(Answer answer, Parameters given) {
        if (answer.body != null || this == ERROR_ANSWER) {
            change.accept(answer, given);
        }
    }

    @Override
    public boolean concerns(Endpoint endpoint, Parameters given) {
        return endpoint.isChosen(given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "gsp_answer";
    }

    private static JsonNode value(Parameters p) {
        String text = p.text("value");
        try {
            JsonNode value = Json.read(text.getBytes(StandardCharsets.UTF_8));
            return value.isMissingNode() ? TextNode.valueOf(text) : value;
        } catch (IOException e) {
            return TextNode.valueOf(text);
        }
    }

    private static void replace(ObjectNode body, Predicate<JsonNode> which, Function<JsonNode, String> text) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (which.test(member.getValue())) {
                member.setValue(TextNode.valueOf(text.apply(member.getValue())));
            }
        }
    }

    private static void repeat(Answer answer, Parameters p) {
        String member = "\"" + p.text("name") + "\":" + value(p);
        if (p.flag("first")) {
            answer.rewrite(text -> "{" + member + "," + text.substring(1));
        } else {
            append(answer, member);
        }
    }

    private static void append(Answer answer, String member) {
        answer.rewrite(text -> text.substring(0, text.length() - 1) + "," + member + "}");
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String beginning(String text, int after) {
        return text.substring(0, Math.max(0, Math.min(text.length(), after < 0 ? text.length() + after : after)));
    }

    /** In the body at introspection (DP §柒.三.(三)), in a challenge where a bearer token is presented (§柒.四.(三)). */
    private static void fail(Answer answer, Parameters p) {
        ObjectNode error = Json.object().put("error", p.text("error"));
        String challenge = "error=\"" + p.text("error") + "\"";
        if (!p.text("description").isEmpty()) {
            error.put("error_description", p.text("description"));
            challenge += ", error_description=\"" + p.text("description") + "\"";
        }
        answer.become(p.number("status"), error);
        if (answer.endpoint == Endpoint.USER_INFO) {
            answer.header("WWW-Authenticate", "Bearer " + challenge);
        }
    }
}
