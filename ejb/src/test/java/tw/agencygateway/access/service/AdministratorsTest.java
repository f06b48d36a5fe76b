package tw.agencygateway.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.access.entity.Administrator;
import tw.agencygateway.access.entity.AdministratorRepository;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.access.service.PasswordRefusedException.Reason;
import tw.agencygateway.platform.entity.StoredKeysetRepository;
import tw.agencygateway.platform.service.MovableClock;

class AdministratorsTest {

    private static final String NEW_PASSWORD = "correct horse battery";

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private final FakeRepository repository = new FakeRepository();
    private final Administrators administrators = new Administrators();
    private String password;

    @BeforeEach
    void createFirst() throws IOException {
        administrators.clock = clock;
        administrators.repository = repository;
        administrators.turns = new StoredKeysetRepository() {
            @Override
            public void takeTurns() {
                // nobody else is here
            }
        };
        administrators.firstPassword = new FirstPassword(data);
        administrators.createFirst();
        password = Files.readString(passwordFile()).strip();
    }

    @Test
    void theFirstAdministratorEntersWithTheOneTimePasswordAndMustChangeIt() {
        Administrator admin = administrators.login("admin", password).orElseThrow();
        assertThat(admin.mustChange()).isTrue();
        assertThat(admin.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(admin.lastLoginAt()).isEqualTo(clock.instant());
    }

    @Test
    void theOneTimePasswordIsReadableByItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void thereIsOneFirstAdministrator() throws IOException {
        administrators.createFirst();
        assertThat(Files.readString(passwordFile()).strip()).isEqualTo(password);
    }

    @Test
    void changingThePasswordRemovesTheFile() throws Exception {
        administrators.changePassword("admin", password, NEW_PASSWORD);
        assertThat(passwordFile()).doesNotExist();
        assertThat(administrators.login("admin", password)).isEmpty();
        assertThat(administrators.login("ADMIN ", NEW_PASSWORD)).isPresent();
        assertThat(administrators.find("admin").orElseThrow().mustChange()).isFalse();
    }

    @Test
    void fiveWrongPasswordsLockForFifteenMinutes() {
        failTimes(5);
        assertThat(administrators.login("admin", password)).isEmpty();
        clock.move(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(administrators.login("admin", password)).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(administrators.login("admin", password)).isPresent();
    }

    @Test
    void aRightPasswordEndsTheCount() {
        failTimes(4);
        assertThat(administrators.login("admin", password)).isPresent();
        failTimes(4);
        assertThat(administrators.login("admin", password)).isPresent();
    }

    @Test
    void attemptsWhileLockedDoNotLengthenTheLock() {
        failTimes(9);
        clock.move(Duration.ofMinutes(15));
        assertThat(administrators.login("admin", password)).isPresent();
    }

    @Test
    void aWrongOldPasswordCountsAsAFailedLogin() {
        for (int i = 0; i < 5; i++) {
            assertRefused(Reason.OLD_WRONG, "wrong", NEW_PASSWORD);
        }
        assertRefused(Reason.OLD_WRONG, password, NEW_PASSWORD);
    }

    @Test
    void anUnknownAccountIsRefused() {
        assertThat(administrators.login("nobody", password)).isEmpty();
        assertThat(administrators.login("", "")).isEmpty();
        assertThat(administrators.login("admin", "x".repeat(100_000))).isEmpty();
    }

    @Test
    void aFloodOfLoginsIsRefusedBeforeItCostsAConnection() {
        CrowdedRepository crowd = new CrowdedRepository(() -> administrators.login("nobody", "wrong"));
        administrators.repository = crowd;
        assertThat(administrators.login("nobody", "wrong")).isEmpty();
        assertThat(crowd.looks).isEqualTo(8);
        crowd.looks = 0;
        assertThat(administrators.login("nobody", "wrong")).isEmpty();
        assertThat(crowd.looks).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "short pass!, TOO_SHORT",
        "aaaaaaaaaaaaaaaaabbb, TOO_UNIFORM",
        "my Admin password, HOLDS_ACCOUNT",
        "一二三四五六七八九十甲, TOO_SHORT"
    })
    void aWeakPasswordIsRefused(String weak, Reason reason) {
        assertRefused(reason, password, weak);
    }

    @Test
    void lengthIsBoundedAndTheOldPasswordIsNoNewOne() {
        assertRefused(Reason.TOO_LONG, password, NEW_PASSWORD.repeat(10));
        assertRefused(Reason.UNCHANGED, password, password);
        assertThat(passwordFile()).exists();
    }

    private void assertRefused(Reason reason, String oldPassword, String newPassword) {
        assertThatThrownBy(() -> administrators.changePassword("admin", oldPassword, newPassword))
                .isInstanceOfSatisfying(
                        PasswordRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(administrators.login("admin", "wrong")).isEmpty();
        }
    }

    private Path passwordFile() {
        return data.resolve("first-password");
    }

    /** Keeps accounts in memory. */
    private static final class FakeRepository extends AdministratorRepository {
        private final Map<String, Administrator> stored = new HashMap<>();

        @Override
        public void add(Administrator administrator) {
            stored.put(administrator.account(), administrator);
        }

        @Override
        public boolean isEmpty() {
            return stored.isEmpty();
        }

        @Override
        public Optional<Administrator> find(String account) {
            return Optional.ofNullable(stored.get(account));
        }

        @Override
        public void lock(Administrator administrator) {
            assertThat(stored).containsValue(administrator);
        }
    }

    /** While one login looks for its account the next one comes. */
    private static final class CrowdedRepository extends AdministratorRepository {
        private final Runnable next;
        private int looks;

        CrowdedRepository(Runnable next) {
            this.next = next;
        }

        @Override
        public Optional<Administrator> find(String account) {
            looks++;
            next.run();
            return Optional.empty();
        }
    }
}
