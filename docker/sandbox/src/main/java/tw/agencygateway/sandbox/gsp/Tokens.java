package tw.agencygateway.sandbox.gsp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens that GSP has issued, the oldest forgotten when there are too many. */
public final class Tokens {
    private static final int MOST = 50_000;
    private static final int SHOWN = 100;

    private final Map<String, AccessToken> byValue = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AccessToken> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(AccessToken token) {
        byValue.put(token.value(), token);
    }

    public synchronized Optional<AccessToken> find(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** The newest first. */
    public synchronized List<AccessToken> latest() {
        List<AccessToken> latest = new ArrayList<>(byValue.values());
        Collections.reverse(latest);
        return List.copyOf(latest.subList(0, Math.min(SHOWN, latest.size())));
    }

    synchronized void clear() {
        byValue.clear();
    }
}
