package tw.agencygateway.sandbox.mydata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.mydata.NotificationDraft.Moment;

/** How the notification can deviate. */
public enum NotificationFault implements Bend<NotificationDraft> {
    NOTIFICATION_LATE((draft, p) -> draft.delaySeconds = p.number("seconds"), Parameter.number("seconds", 5)),
    NOTIFICATION_ON_COMMAND((draft, p) -> draft.moment = Moment.ON_COMMAND),
    NOTIFICATION_NEVER((draft, p) -> draft.moment = Moment.NEVER),
    NOTIFICATION_BEFORE_RETURN((draft, p) -> draft.moment = Moment.BEFORE_RETURN),
    NOTIFICATION_REPEATED((draft, p) -> draft.times = p.number("times"), Parameter.number("times", 3)),
    NOTIFICATION_TWICE_AT_ONCE((draft, p) -> {
        draft.times = 2;
        draft.allAtOnce = true;
    }),
    WRONG_API_KEY((draft, p) -> draft.body().put("apiKey", "wrong")),
    NO_API_KEY((draft, p) -> draft.body().remove("apiKey")),
    PLAIN_SECRET_KEY((draft, p) -> draft.body().put("secret_key", draft.transaction.secretKey())),
    UNABLE_TO_DELIVER(
            NotificationFault::unableToDeliver, Parameter.text("resource_ids", ""), Parameter.flag("after_secret_key"));

    private final BiConsumer<NotificationDraft, Parameters> change;
    private final List<Parameter> parameters;

    NotificationFault(BiConsumer<NotificationDraft, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = List.of(parameters);
    }

    @Override
    public void bend(NotificationDraft draft, Parameters given) {
        change.accept(draft, given);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "notification";
    }

    private static void unableToDeliver(NotificationDraft draft, Parameters p) {
        ObjectNode body = NotificationDraft.withoutKey(draft.transaction);
        ArrayNode ids = body.putArray("unable_to_deliver");
        List<String> named = p.words("resource_ids");
        if (named.isEmpty()) {
            ids.add(draft.transaction.request().dataSets().get(0).resourceId());
        } else {
            named.forEach(ids::add);
        }
        if (!p.flag("after_secret_key")) {
            draft.bodies.clear();
        }
        draft.bodies.add(body);
    }
}
