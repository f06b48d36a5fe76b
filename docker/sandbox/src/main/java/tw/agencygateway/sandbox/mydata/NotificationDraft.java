package tw.agencygateway.sandbox.mydata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.registry.Service;

/** The notification about to be sent (SP §捌.二). */
public final class NotificationDraft {

    /** When it goes out, seen from the browser's return. */
    enum Moment {
        BEFORE_RETURN,
        WITH_RETURN,
        ON_COMMAND,
        NEVER
    }

    final Transaction transaction;

    /** Bodies to be sent, one after another. */
    final List<ObjectNode> bodies = new ArrayList<>();

    Moment moment = Moment.WITH_RETURN;
    int delaySeconds;
    int times = 1;
    boolean allAtOnce;

    NotificationDraft(Transaction transaction) {
        this.transaction = transaction;
        ObjectNode body = withoutKey(transaction);
        body.put("secret_key", new ParameterCipher(transaction.service()).encrypt(transaction.secretKey()));
        bodies.add(body);
    }

    ObjectNode body() {
        return bodies.get(0);
    }

    /** All members but the key. */
    static ObjectNode withoutKey(Transaction transaction) {
        Service service = transaction.service();
        ObjectNode body = Json.object();
        body.put("tx_id", transaction.txId());
        body.put("permission_ticket", transaction.ticket());
        if (service.apiKey() != null) {
            body.put("apiKey", service.apiKey());
        }
        return body;
    }
}
