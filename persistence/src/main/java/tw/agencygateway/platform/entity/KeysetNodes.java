package tw.agencygateway.platform.entity;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The repository of {@link KeysetNode}. */
@Dependent
public class KeysetNodes {
    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** A node lives, and has made this version durable. */
    public void report(String name, long version, Instant now) {
        if (update(name, version, now) == 0) {
            entities.createNativeQuery("INSERT INTO keyset_node (name, version, seen_at) VALUES (?, ?, ?)"
                            + " ON CONFLICT DO NOTHING")
                    .setParameter(1, name)
                    .setParameter(2, version)
                    .setParameter(3, now.atOffset(ZoneOffset.UTC))
                    .executeUpdate();
        }
    }

    private int update(String name, long version, Instant now) {
        return entities.createQuery(
                        "UPDATE KeysetNode n SET n.version = :version, n.seenAt = :now WHERE n.name = :name")
                .setParameter("version", version)
                .setParameter("now", now)
                .setParameter("name", name)
                .executeUpdate();
    }

    public List<KeysetNode> list() {
        return entities.createQuery("SELECT n FROM KeysetNode n ORDER BY n.name", KeysetNode.class)
                .getResultList();
    }

    /** Forgets nodes that were not seen since then. */
    public void forgetBefore(Instant then) {
        entities.createQuery("DELETE FROM KeysetNode n WHERE n.seenAt < :then")
                .setParameter("then", then)
                .executeUpdate();
    }
}
