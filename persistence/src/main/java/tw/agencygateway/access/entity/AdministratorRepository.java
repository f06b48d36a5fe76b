package tw.agencygateway.access.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** The accounts of the console. */
@ApplicationScoped
public class AdministratorRepository {

    @PersistenceContext(unitName = "gateway")
    private EntityManager entityManager;

    public void add(Administrator administrator) {
        entityManager.persist(administrator);
    }

    public boolean isEmpty() {
        return entityManager
                .createQuery("SELECT a.account FROM Administrator a", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public Optional<Administrator> find(String account) {
        return entityManager
                .createQuery("SELECT a FROM Administrator a WHERE a.account = :account", Administrator.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    /** Reads the row again and holds it until the transaction ends, so that parallel logins are counted one by one. */
    public void lock(Administrator administrator) {
        entityManager.refresh(administrator, LockModeType.PESSIMISTIC_WRITE);
    }
}
