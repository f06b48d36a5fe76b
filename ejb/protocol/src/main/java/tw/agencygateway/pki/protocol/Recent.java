package tw.agencygateway.pki.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out last about things that do not change, such as certificates: a data provider signs thousands of packages with one. Safe
 * for use by several threads.
 */
final class Recent<K, V> {
    private final Map<K, V> found;

    /** @param most how many are kept; beyond that the one that was not asked for longest goes */
    Recent(int most) {
        this.found = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(found.get(key));
    }

    synchronized void put(K key, V value) {
        found.put(key, value);
    }
}
