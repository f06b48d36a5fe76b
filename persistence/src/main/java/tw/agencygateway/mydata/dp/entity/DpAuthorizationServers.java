package tw.agencygateway.mydata.dp.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The repository of {@link DpAuthorizationServer}. */
@ApplicationScoped
public class DpAuthorizationServers {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    public Optional<DpAuthorizationServer> byUrl(String discoveryUrl) {
        return Optional.ofNullable(entities.find(DpAuthorizationServer.class, discoveryUrl));
    }

    /** The server's row, which is made where it is not there. */
    public DpAuthorizationServer of(String discoveryUrl) {
        entities.createNativeQuery("INSERT INTO dp_authorization_server (discovery_url, version) VALUES (?, 0)"
                        + " ON CONFLICT DO NOTHING")
                .setParameter(1, discoveryUrl)
                .executeUpdate();
        return byUrl(discoveryUrl).orElseThrow();
    }

    /** The servers that data sets name. */
    public List<String> named() {
        return entities.createQuery(
                        "SELECT DISTINCT d.authorization.discoveryUrl FROM DpDataSet d ORDER BY d.authorization.discoveryUrl",
                        String.class)
                .getResultList();
    }
}
