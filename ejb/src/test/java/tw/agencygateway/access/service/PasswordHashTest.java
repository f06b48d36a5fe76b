package tw.agencygateway.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt12345678 -id -t 2 -k 19456 -p 1 -l 32 -e}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxMjM0NTY3OA$DEwLbbIZGUtgBuB4gYok6r6hNvevYZoxkwMQ5/LXSaU";

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(PasswordHash.matches("password", REFERENCE)).isTrue();
        assertThat(PasswordHash.matches("Password", REFERENCE)).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        String first = PasswordHash.of("密碼 pass");
        String second = PasswordHash.of("密碼 pass");
        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(PasswordHash.matches("密碼 pass", first)).isTrue();
        assertThat(PasswordHash.matches("密碼 pass", second)).isTrue();
        assertThat(PasswordHash.matches("密碼 pasS", first)).isFalse();
    }

    @Test
    void nobodysHashMatchesNothing() {
        assertThat(PasswordHash.matches("", PasswordHash.OF_NOBODY)).isFalse();
    }

    @Test
    void whatIsNoHashIsNotCompared() {
        assertThatThrownBy(() -> PasswordHash.matches("x", "plain")).isInstanceOf(IllegalStateException.class);
    }
}
