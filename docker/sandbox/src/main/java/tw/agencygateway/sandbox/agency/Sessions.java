package tw.agencygateway.sandbox.agency;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.sandbox.http.Request;

/** Which browser began which transaction: the cookie's session → state → tx_id. */
final class Sessions {
    static final String COOKIE = "agency_session";
    private static final int MOST = 1000;

    private final Map<String, Map<String, String>> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
            return size() > MOST;
        }
    };

    /** The browser's session, or the name of a new one. */
    synchronized String idOf(Request request) {
        String id = request.cookie(COOKIE);
        return id != null && sessions.containsKey(id) ? id : UUID.randomUUID().toString();
    }

    synchronized void remember(String session, String state, String txId) {
        sessions.computeIfAbsent(session, id -> new HashMap<>()).put(state, txId);
    }

    /** Whether this browser began this transaction with this state. */
    synchronized boolean isOwn(Request request, String state, String txId) {
        return find(request).map(own -> txId.equals(own.get(state))).orElse(false);
    }

    synchronized boolean isOwn(Request request, String txId) {
        return find(request).map(own -> own.containsValue(txId)).orElse(false);
    }

    private Optional<Map<String, String>> find(Request request) {
        return Optional.ofNullable(request.cookie(COOKIE)).map(sessions::get);
    }
}
