package tw.agencygateway.sandbox.mydata;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Language;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Service;

/** What the citizen sees at the platform: who asks for what, who they are, and whether they agree. */
final class ConsentPages {
    private final Platform platform;
    private final Pages pages;

    ConsentPages(Platform platform, Pages pages) {
        this.platform = platform;
        this.pages = pages;
    }

    void routes(Router router) {
        router.get("/mydata/consent/{handle}", request -> show(request, transaction(request), ""));
        router.post("/mydata/consent/{handle}", this::decide);
        router.post("/mydata/again/{handle}", this::applyAgain);
    }

    private Transaction transaction(Request request) throws HttpError {
        return platform.transactions()
                .byHandle(request.pathValue("handle"))
                .orElseThrow(() -> new HttpError(404, "no such transaction"));
    }

    private Response show(Request request, Transaction transaction, String error) throws HttpError {
        if (transaction.isTooLateToDecide(platform.clock().instant())) {
            return pages.page(request, 200, "again", Map.of("handle", transaction.handle()));
        }
        if (transaction.state() != Transaction.State.OPEN) {
            return pages.page(request, 410, "decided", Map.of());
        }
        Language language = request.language();
        Service service = transaction.service();
        String id = transaction.request().personId();
        Map<String, Object> values = new HashMap<>();
        values.put("handle", transaction.handle());
        values.put("service", language.choose(service.name(), service.nameEn()));
        values.put("category", language.choose(service.category(), service.categoryEn()));
        values.put("purpose", language.choose(service.purpose(), service.purposeEn()));
        values.put("datasets", dataSets(transaction, language));
        values.put("levels", levels(transaction, language));
        values.put("id", id);
        values.put(
                "birthday", platform.registry().person(id).map(Person::birthday).orElse(""));
        values.put("error", error);
        return pages.page(request, 200, "consent", values);
    }

    private static List<Map<String, Object>> dataSets(Transaction transaction, Language language) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DataSet dataSet : transaction.request().dataSets()) {
            rows.add(Map.of(
                    "name", language.choose(dataSet.name(), dataSet.nameEn()),
                    "provider", language.choose(dataSet.provider(), dataSet.providerEn()),
                    "resource", dataSet.resourceId(),
                    "level", dataSet.securityLevel()));
        }
        return rows;
    }

    private static List<Map<String, Object>> levels(Transaction transaction, Language language) {
        int required = transaction.requiredLevel();
        return IntStream.of(1, 2, 3, 4, Method.UNLISTED)
                .mapToObj(level -> Map.<String, Object>of(
                        "label", language.say(level == Method.UNLISTED ? "level.unlisted" : "level." + level),
                        "enough", level <= required,
                        "why", language.say(level == Method.UNLISTED ? "consent.unlisted" : "consent.not_enough"),
                        "methods", methods(level, required, language)))
                .toList();
    }

    private static List<Map<String, Object>> methods(int level, int required, Language language) {
        return Arrays.stream(Method.values())
                .filter(method -> method.level() == level)
                .map(method -> Map.<String, Object>of(
                        "code",
                        method.name(),
                        "name",
                        language.say("method." + method),
                        "disabled",
                        level > required,
                        "checked",
                        method == Method.CER))
                .toList();
    }

    private Response decide(Request request) throws HttpError, IOException {
        Transaction transaction = transaction(request);
        if (transaction.isTooLateToDecide(platform.clock().instant())
                || transaction.state() != Transaction.State.OPEN) {
            return show(request, transaction, "");
        }
        Map<String, String> form = request.form();
        if (!"agree".equals(form.get("decision"))) {
            return leave(request, platform.refuse(transaction));
        }
        String id = form.getOrDefault("id", "").strip();
        if (!id.equals(transaction.request().personId())) {
            return leave(request, platform.end(transaction, "409"));
        }
        if (!isBirthdayOf(id, form.getOrDefault("birthday", ""))) {
            return show(request, transaction, request.language().say("consent.wrong_birthday"));
        }
        Method method = Method.of(form.getOrDefault("method", ""))
                .filter(chosen -> chosen.level() <= transaction.requiredLevel())
                .orElseThrow(() -> new HttpError(400, "no method that suffices was chosen"));
        return leave(request, platform.agree(transaction, method));
    }

    private boolean isBirthdayOf(String id, String birthday) {
        return platform.registry()
                .person(id)
                .map(person -> person.birthday().equals(birthday.strip()))
                .orElse(true);
    }

    private Response applyAgain(Request request) throws HttpError {
        return leave(request, platform.end(transaction(request), "408"));
    }

    /** A page in between: browsers hold a form's answer to the Content-Security-Policy of the form's page. */
    private Response leave(Request request, String address) throws HttpError {
        return pages.page(request, 200, "leaving", Map.of("address", address)).with("Refresh", "0; url=" + address);
    }
}
