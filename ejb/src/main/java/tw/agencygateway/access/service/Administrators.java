package tw.agencygateway.access.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import tw.agencygateway.access.entity.Administrator;
import tw.agencygateway.access.entity.AdministratorRepository;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.access.service.PasswordRefusedException.Reason;
import tw.agencygateway.platform.entity.StoredKeysetRepository;

/** Logins and passwords of the console. */
@Stateless
public class Administrators {

    static final String FIRST_ACCOUNT = "admin";

    private static final System.Logger LOG = System.getLogger(Administrators.class.getName());
    private static final int ONE_TIME_PASSWORD_BYTES = 15;

    /** Passwords looked at at once; each holds a thread and a database connection while it waits for its turn to be hashed. */
    private static final int MOST_AT_ONCE = 8;

    private static final Semaphore PLACES = new Semaphore(MOST_AT_ONCE);

    @Inject
    AdministratorRepository repository;

    @Inject
    StoredKeysetRepository turns;

    @Inject
    FirstPassword firstPassword;

    @Inject
    Clock clock;

    /** Makes the first administrator where there is none, with a one-time password in a file; of several nodes one does. */
    public void createFirst() {
        turns.takeTurns();
        if (!repository.isEmpty()) {
            return;
        }
        byte[] bytes = new byte[ONE_TIME_PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().encodeToString(bytes);
        repository.add(new Administrator(
                FIRST_ACCOUNT, FIRST_ACCOUNT, PasswordHash.of(password), Set.of(Role.ADMINISTRATOR), clock.instant()));
        firstPassword.write(password);
        LOG.log(
                System.Logger.Level.INFO,
                "The first administrator is {0}; the one-time password is in {1}",
                FIRST_ACCOUNT,
                firstPassword.file());
    }

    /**
     * Lets a person in. An unknown account, a wrong password, a locked and a disabled account get the same answer after the same
     * work.
     *
     * @return the administrator, or empty
     */
    public Optional<Administrator> login(String account, String password) {
        Optional<Administrator> admitted = admit(account, password);
        admitted.ifPresent(administrator -> administrator.noteLogin(clock.instant()));
        return admitted;
    }

    /** The administrator of that account while enabled, as on every request of a session. */
    public Optional<Administrator> find(String account) {
        return repository.find(account).filter(Administrator::enabled);
    }

    /** Changes a person's own password; a wrong old one counts as a failed login. */
    public void changePassword(String account, String oldPassword, String newPassword) throws PasswordRefusedException {
        Administrator administrator =
                admit(account, oldPassword).orElseThrow(() -> new PasswordRefusedException(Reason.OLD_WRONG));
        PasswordRules.check(administrator.account(), oldPassword, newPassword);
        administrator.changePassword(PasswordHash.of(newPassword), clock.instant());
        if (administrator.account().equals(FIRST_ACCOUNT)) {
            firstPassword.remove();
        }
    }

    /** Refuses without a look when strangers flood the login, so that the rest of the gateway keeps its connections. */
    private Optional<Administrator> admit(String account, String password) {
        if (!PLACES.tryAcquire()) {
            LOG.log(System.Logger.Level.WARNING, "More than {0} logins at once: one refused unseen", MOST_AT_ONCE);
            return Optional.empty();
        }
        try {
            return compare(account, password);
        } finally {
            PLACES.release();
        }
    }

    private Optional<Administrator> compare(String account, String password) {
        Optional<Administrator> known = repository.find(account.strip().toLowerCase(Locale.ROOT));
        String stored = known.map(Administrator::passwordHash).orElse(PasswordHash.OF_NOBODY);
        boolean matches = password.length() <= PasswordRules.MAX_LENGTH && PasswordHash.matches(password, stored);
        Instant now = clock.instant();
        return known.filter(administrator -> {
            // The slow comparison is done before the row is held; what it was compared with must still be the password.
            repository.lock(administrator);
            return administrator.admit(matches && administrator.passwordHash().equals(stored), now);
        });
    }
}
