package tw.agencygateway.access.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.access.entity.ApiClient;
import tw.agencygateway.access.entity.ApiClientRepository;
import tw.agencygateway.access.entity.ApiScope;
import tw.agencygateway.access.service.ApiAccessException.Reason;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/** Registers the agency's systems and recognises them by their token. */
@Stateless
public class ApiClients {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    @Inject
    ApiClientRepository repository;

    @Inject
    Clock clock;

    private final SecureRandom random = new SecureRandom();

    /**
     * What an API client may do.
     *
     * @param services client_ids of services
     * @param addresses ranges in CIDR form; none means that no call is let in
     */
    public record Permissions(Set<ApiScope> scopes, Collection<String> services, Collection<String> addresses) {}

    /** A client with its token, which can be told only now. */
    public record Registered(ApiClient client, ApiToken token) {}

    /**
     * Recognises a caller. Whether the token is unknown, revoked or right, the same is done: one digest and one look into an
     * index of digests, of which the time tells nothing about any token.
     *
     * @param token what followed {@code Bearer}, of any form
     * @param address literal address of the caller, see {@code ClientAddresses}
     */
    public ApiClient authenticate(String token, String address) throws ApiAccessException {
        Optional<ApiClient> known =
                repository.findByTokenHash(ApiToken.hash(token)).filter(ApiClient::enabled);
        ApiClient client = known.orElseThrow(() -> new ApiAccessException(Reason.UNAUTHENTICATED));
        if (!rangesOf(client).contains(address)) {
            throw new ApiAccessException(Reason.ADDRESS_REFUSED);
        }
        noteUse(client);
        return client;
    }

    private void noteUse(ApiClient client) {
        Instant now = clock.instant();
        Instant unlessSince = now.minus(USE_IS_NOTED_EVERY);
        if (client.lastUsedAt() == null || client.lastUsedAt().isBefore(unlessSince)) {
            repository.noteUse(client, now, unlessSince);
        }
    }

    private static AddressRanges rangesOf(ApiClient client) {
        try {
            return AddressRanges.parse(client.addresses());
        } catch (MalformedAddressException e) {
            throw new IllegalStateException("ranges are checked before they are stored: " + client, e);
        }
    }

    /** All clients by name. */
    public List<ApiClient> all() {
        return repository.all();
    }

    public Optional<ApiClient> find(Long id) {
        return repository.find(id);
    }

    /**
     * @throws MalformedAddressException where a range cannot be read; nothing is registered then
     * @throws NameTakenException where a client of that name is registered
     */
    public Registered register(String name, Permissions permissions)
            throws MalformedAddressException, NameTakenException {
        if (repository.findByName(name.strip()).isPresent()) {
            throw new NameTakenException();
        }
        return apply(name, permissions, ApiToken.random(random));
    }

    /** Registers a client with a token that was made elsewhere, or brings the one of that name to this state. */
    public Registered apply(String name, Permissions permissions, ApiToken token) throws MalformedAddressException {
        AddressRanges.parse(permissions.addresses());
        Optional<ApiClient> existing = repository.findByName(name.strip());
        ApiClient client =
                existing.orElseGet(() -> new ApiClient(name.strip(), token.hash(), token.hint(), clock.instant()));
        client.allow(permissions.scopes(), permissions.services(), permissions.addresses());
        if (existing.isEmpty()) {
            repository.add(client);
        } else if (!client.hasTokenHash(token.hash())) {
            client.renewToken(token.hash(), token.hint());
        }
        return new Registered(client, token);
    }

    /** Says anew what a client may do. */
    public void allow(Long id, Permissions permissions) throws MalformedAddressException {
        AddressRanges.parse(permissions.addresses());
        registered(id).allow(permissions.scopes(), permissions.services(), permissions.addresses());
    }

    /** Gives a client a new token; the old one is dead. */
    public Registered renewToken(Long id) {
        ApiToken token = ApiToken.random(random);
        ApiClient client = registered(id);
        client.renewToken(token.hash(), token.hint());
        return new Registered(client, token);
    }

    public void revoke(Long id) {
        registered(id).revoke();
    }

    public void restore(Long id) {
        registered(id).restore();
    }

    private ApiClient registered(Long id) {
        return repository.find(id).orElseThrow(() -> new IllegalArgumentException("no API client has that id"));
    }
}
