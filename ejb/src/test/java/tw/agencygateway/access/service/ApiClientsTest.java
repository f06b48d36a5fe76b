package tw.agencygateway.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.access.entity.ApiClient;
import tw.agencygateway.access.entity.ApiClientRepository;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.service.ApiAccessException.Reason;
import tw.agencygateway.access.service.ApiClients.Permissions;
import tw.agencygateway.platform.service.MalformedAddressException;
import tw.agencygateway.platform.service.MovableClock;

class ApiClientsTest {

    private static final Permissions PERMISSIONS =
            new Permissions(Set.of(ApiScope.SP_START, ApiScope.SP_READ), List.of("CLI.ONE"), List.of("10.0.0.0/8"));

    private final MovableClock clock = new MovableClock();
    private final FakeRepository repository = new FakeRepository();
    private final ApiClients clients = new ApiClients();

    @BeforeEach
    void wire() {
        clients.clock = clock;
        clients.repository = repository;
    }

    @Test
    void aRegisteredClientIsRecognisedByItsToken() throws Exception {
        String token = clients.register("Page", PERMISSIONS).token().reveal();
        assertThat(token).matches("agw_[A-Za-z0-9_-]{43}");

        ApiClient client = clients.authenticate(token, "10.1.2.3");

        assertThat(client.may(ApiScope.SP_READ)).isTrue();
        assertThat(client.may(ApiScope.SP_ERASE)).isFalse();
        assertThat(client.mayUse("CLI.ONE")).isTrue();
        assertThat(client.mayUse("CLI.TWO")).isFalse();
        assertThat(client.mayUse("CLI")).isFalse();
        assertThat(token).endsWith(client.tokenHint());
    }

    @Test
    void anotherAddressIsRefused() throws Exception {
        String token = clients.register("Page", PERMISSIONS).token().reveal();
        assertRefused(Reason.ADDRESS_REFUSED, () -> clients.authenticate(token, "11.1.2.3"));
        assertRefused(Reason.ADDRESS_REFUSED, () -> clients.authenticate(token, "nonsense"));
    }

    @Test
    void aClientWithoutAddressesIsLetInFromNowhere() throws Exception {
        Permissions nowhere = new Permissions(Set.of(), List.of(), List.of());
        String token = clients.register("Page", nowhere).token().reveal();
        assertRefused(Reason.ADDRESS_REFUSED, () -> clients.authenticate(token, "127.0.0.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "agw_", "agw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1", "\u0000", "權杖"})
    void anUnknownTokenIsRefused(String token) throws Exception {
        clients.register("Page", PERMISSIONS);
        assertRefused(Reason.UNAUTHENTICATED, () -> clients.authenticate(token, "10.1.2.3"));
    }

    @Test
    void aRevokedTokenIsLikeAnUnknownOneUntilRestored() throws Exception {
        var registered = clients.register("Page", PERMISSIONS);
        String token = registered.token().reveal();
        clients.revoke(0L);
        assertRefused(Reason.UNAUTHENTICATED, () -> clients.authenticate(token, "11.1.2.3"));
        clients.restore(0L);
        assertThat(clients.authenticate(token, "10.1.2.3")).isEqualTo(registered.client());
    }

    @Test
    void aNewTokenEndsTheOldOne() throws Exception {
        String old = clients.register("Page", PERMISSIONS).token().reveal();
        String fresh = clients.renewToken(0L).token().reveal();
        assertRefused(Reason.UNAUTHENTICATED, () -> clients.authenticate(old, "10.1.2.3"));
        assertThat(clients.authenticate(fresh, "10.1.2.3").name()).isEqualTo("Page");
    }

    @Test
    void useIsNotedOnceAMinuteAtMost() throws Exception {
        String token = clients.register("Page", PERMISSIONS).token().reveal();
        clients.authenticate(token, "10.1.2.3");
        assertThat(repository.noted).containsExactly(clock.instant());
    }

    @Test
    void aNameIsGivenOnce() throws Exception {
        clients.register("Page", PERMISSIONS);
        assertThatThrownBy(() -> clients.register(" Page ", PERMISSIONS)).isInstanceOf(NameTakenException.class);
    }

    @Test
    void aMalformedRangeRegistersNothing() {
        Permissions broken = new Permissions(Set.of(), List.of(), List.of("10.0.0.1/8"));
        assertThatThrownBy(() -> clients.register("Page", broken)).isInstanceOf(MalformedAddressException.class);
        assertThat(repository.stored).isEmpty();
    }

    @Test
    void applyingTwiceIsApplyingOnce() throws Exception {
        ApiToken token = ApiToken.of("agw_" + "x".repeat(43));
        clients.apply("Page", PERMISSIONS, token);
        clients.apply("Page", PERMISSIONS, token);
        assertThat(repository.stored).hasSize(1);
        assertThat(clients.authenticate(token.reveal(), "10.1.2.3").scopes())
                .containsExactlyInAnyOrder(ApiScope.SP_START, ApiScope.SP_READ);
    }

    @Test
    void aTokenDoesNotShowItself() {
        assertThat(ApiToken.of("agw_" + "x".repeat(39) + "1234")).hasToString("agw_…1234");
        assertThatThrownBy(() -> ApiToken.of("secret")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiAccessException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Keeps clients in memory; an id is a place in the list. */
    private static final class FakeRepository extends ApiClientRepository {
        final List<ApiClient> stored = new ArrayList<>();
        final List<Instant> noted = new ArrayList<>();

        @Override
        public void add(ApiClient client) {
            stored.add(client);
        }

        @Override
        public Optional<ApiClient> find(Long id) {
            return Optional.of(stored.get(id.intValue()));
        }

        @Override
        public Optional<ApiClient> findByTokenHash(byte[] hash) {
            return stored.stream().filter(client -> client.hasTokenHash(hash)).findFirst();
        }

        @Override
        public Optional<ApiClient> findByName(String name) {
            return stored.stream().filter(client -> client.name().equals(name)).findFirst();
        }

        @Override
        public void noteUse(ApiClient client, Instant now, Instant unlessSince) {
            assertThat(Duration.between(unlessSince, now)).isEqualTo(Duration.ofMinutes(1));
            noted.add(now);
        }
    }
}
