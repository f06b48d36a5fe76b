package tw.agencygateway.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.Sandbox;
import tw.agencygateway.conformance.stand.Stand;

/** A notification as the platform would write it (MyData SP V2.6 §捌.二), to be changed by a test. */
record SpNotification(Map<String, Object> members) {

    static final String SECRET_KEY = "0123456789abcdefghijklmnopqrstuv";

    /** The data is ready, under a ticket that the platform knows nothing of. */
    static SpNotification ready(Stand stand, Journey journey) {
        String secretKey = PlatformCipher.of(stand.sandbox(), Gateway.SERVICE).encrypt(SECRET_KEY);
        return head(stand.sandbox(), journey).with("secret_key", secretKey);
    }

    static SpNotification unable(Stand stand, Journey journey, String... resourceIds) {
        return head(stand.sandbox(), journey).with("unable_to_deliver", List.of(resourceIds));
    }

    private static SpNotification head(Sandbox sandbox, Journey journey) {
        return new SpNotification(Map.of())
                .with("tx_id", journey.txId())
                .with("permission_ticket", UUID.randomUUID().toString())
                .with("apiKey", sandbox.secret(Gateway.SERVICE, "api-key"));
    }

    SpNotification with(String member, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.put(member, value);
        return new SpNotification(changed);
    }

    SpNotification without(String member) {
        Map<String, Object> changed = new LinkedHashMap<>(members);
        changed.remove(member);
        return new SpNotification(changed);
    }

    String json() {
        return Json.of(members);
    }
}
