package tw.agencygateway.sandbox.control;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.gsp.Gsp;
import tw.agencygateway.sandbox.gsp.TokenOrder;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Pages;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.mydata.dp.CallerFault;
import tw.agencygateway.sandbox.mydata.dp.Collector;
import tw.agencygateway.sandbox.mydata.dp.FetchOrder;
import tw.agencygateway.sandbox.mydata.dp.Heartbeat;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** The control page of data providers: ask them, listen for their heartbeats, and let GSP misbehave. */
public final class DataSetPages {
    private static final String HOME = "/control/data-sets";
    private static final int SHOWN = 30;

    /** A browser waits. */
    private static final int RETRIES = 10;

    private final Resources resources;
    private final Collector collector;
    private final Gsp gsp;
    private final Registry registry;
    private final Pages pages;
    private final MisbehaviourForm caller = new MisbehaviourForm(CallerFault.catalogue());
    private final MisbehaviourForm server = new MisbehaviourForm(Gsp.catalogue());

    public DataSetPages(Resources resources, Collector collector, Gsp gsp, Registry registry, Pages pages) {
        this.resources = resources;
        this.collector = collector;
        this.gsp = gsp;
        this.registry = registry;
        this.pages = pages;
    }

    public void routes(Router router) {
        router.get(HOME, this::overview);
        router.post(HOME + "/heartbeat", this::heartbeat);
        router.post(HOME + "/fetch", this::fetch);
        router.post(HOME + "/gsp", this::misbehave);
    }

    private Response overview(Request request) throws HttpError {
        List<Heartbeat> heartbeats = collector.heartbeats();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "resources",
                resources.all().stream().map(each -> row(each, heartbeats)).toList());
        values.put("persons", registry.persons());
        values.put(
                "forms",
                Arrays.stream(Form.values())
                        .map(Form::id)
                        .sorted(Comparator.reverseOrder())
                        .toList());
        values.put("caller", caller.view(request.language(), Faults.NONE));
        values.put(
                "fetches",
                collector.fetches().stream()
                        .limit(SHOWN)
                        .map(fetch -> Map.of("fetch", fetch))
                        .toList());
        values.put("heartbeats", heartbeats.stream().limit(SHOWN).toList());
        values.put("discovery", gsp.issuer() + "/.well-known/openid-configuration");
        values.put(
                "calls",
                gsp.calls().toMap().entrySet().stream()
                        .map(call -> Map.of("name", call.getKey(), "count", call.getValue()))
                        .toList());
        values.put("gsp", server.view(request.language(), gsp.behaviour().faults()));
        return pages.page(request, 200, "data_sets", values);
    }

    private static Map<String, Object> row(Resource resource, List<Heartbeat> heartbeats) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", resource.resourceId());
        row.put("address", resource.dpApi().toString());
        row.put("scope", resource.scope());
        row.put("form", resource.form().id());
        heartbeats.stream()
                .filter(heartbeat -> heartbeat.resourceId().equals(resource.resourceId()))
                .findFirst()
                .ifPresent(heartbeat -> row.put("heartbeat", heartbeat));
        return row;
    }

    private Response heartbeat(Request request) throws HttpError, IOException {
        collector.heartbeat(resource(request.form()));
        return Response.seeOther(HOME);
    }

    private Response fetch(Request request) throws HttpError, IOException {
        Map<String, String> form = request.form();
        Resource resource = resource(form);
        Person person = registry.person(form.getOrDefault("person", ""))
                .orElseThrow(() -> new HttpError(404, "no such person"));
        String service = registry.services().get(0).clientId();
        FetchOrder order = new FetchOrder(
                resource,
                gsp.issue(TokenOrder.of(person, service, resource)),
                Form.of(form.getOrDefault("form", "")).orElse(resource.form()),
                UUID.randomUUID().toString(),
                RETRIES,
                caller.read(form));
        try {
            collector.fetch(order);
        } catch (IllegalArgumentException e) {
            throw new HttpError(400, "cannot be sent: " + e.getMessage());
        }
        return Response.seeOther(HOME);
    }

    private Response misbehave(Request request) throws HttpError, IOException {
        gsp.behaviour().set(server.read(request.form()));
        return Response.seeOther(HOME);
    }

    private Resource resource(Map<String, String> form) throws HttpError {
        return resources
                .find(form.getOrDefault("resource", ""))
                .orElseThrow(() -> new HttpError(404, "no data set whose provider can be asked"));
    }
}
