package tw.agencygateway.access.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A person who may enter the console. Natural key: the account, in lower case.
 *
 * <p>Life: created with a one-time password that must be changed at the first login; five wrong passwords in a row lock the
 * account for fifteen minutes; a disabled account is refused as if it did not exist.
 */
@Entity
@Table(name = "administrator")
public class Administrator {

    /** So many wrong passwords in a row lock the account. */
    public static final int MAX_FAILED_LOGINS = 5;

    /** For so long. */
    public static final Duration LOCK_OUT = Duration.ofMinutes(15);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "administrator_seq")
    @SequenceGenerator(name = "administrator_seq", sequenceName = "administrator_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String account;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change")
    private boolean mustChange;

    private String roles;
    private boolean enabled;

    @Column(name = "failed_logins")
    private int failedLogins;

    @Column(name = "locked_until")
    private Instant lockedUntil;

    @Column(name = "last_login_at")
    private Instant lastLoginAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "password_changed_at")
    private Instant passwordChangedAt;

    protected Administrator() {}

    /**
     * An account with a one-time password.
     *
     * @param account 1 to 64 of {@code a-z 0-9 . _ -}
     * @param passwordHash Argon2id in PHC string form
     */
    public Administrator(String account, String displayName, String passwordHash, Collection<Role> roles, Instant now) {
        if (!account.matches("[a-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("an account has 1 to 64 of a-z 0-9 . _ -");
        }
        this.account = account;
        this.displayName = Objects.requireNonNull(displayName);
        this.passwordHash = Objects.requireNonNull(passwordHash);
        this.mustChange = true;
        this.roles = Words.join(roles.stream().map(Role::name).sorted().toList());
        this.enabled = true;
        this.createdAt = now;
        this.passwordChangedAt = now;
    }

    /**
     * Decides on one login and records it.
     *
     * @param passwordMatches whether the password was right
     * @return whether the person may enter; never while locked or disabled, however right the password
     */
    public boolean admit(boolean passwordMatches, Instant now) {
        if (!enabled || isLocked(now)) {
            return false;
        }
        lockedUntil = null;
        if (!passwordMatches) {
            failedLogins++;
            if (failedLogins >= MAX_FAILED_LOGINS) {
                lockedUntil = now.plus(LOCK_OUT);
                failedLogins = 0;
            }
            return false;
        }
        failedLogins = 0;
        return true;
    }

    public void noteLogin(Instant now) {
        lastLoginAt = now;
    }

    public void changePassword(String newHash, Instant now) {
        passwordHash = Objects.requireNonNull(newHash);
        mustChange = false;
        passwordChangedAt = now;
    }

    public boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }

    public String account() {
        return account;
    }

    public String displayName() {
        return displayName;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Whether nothing but a change of the password is allowed. */
    public boolean mustChange() {
        return mustChange;
    }

    public Set<Role> roles() {
        EnumSet<Role> set = EnumSet.noneOf(Role.class);
        Words.split(roles).forEach(name -> set.add(Role.valueOf(name)));
        return set;
    }

    public boolean enabled() {
        return enabled;
    }

    /** Null before the first login. */
    public Instant lastLoginAt() {
        return lastLoginAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant passwordChangedAt() {
        return passwordChangedAt;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Administrator administrator && account.equals(administrator.account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }

    @Override
    public String toString() {
        return "Administrator[" + account + "]";
    }
}
