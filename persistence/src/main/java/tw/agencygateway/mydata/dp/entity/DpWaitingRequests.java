package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many requests wait now. */
@ApplicationScoped
public class DpWaitingRequests {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** By resource_id; what has none is not in it. */
    public Map<String, Long> count() {
        // whatever is open has a deadline, and there is an index of these
        return entities.createQuery(
                        "SELECT d.resourceId, COUNT(r) FROM DpRequest r JOIN r.dataSet d"
                                + " WHERE r.deadlineAt IS NOT NULL AND r.state IN :waiting GROUP BY d.resourceId",
                        Object[].class)
                .setParameter(
                        "waiting",
                        Stream.of(DpState.values()).filter(DpState::isWaiting).toList())
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }
}
