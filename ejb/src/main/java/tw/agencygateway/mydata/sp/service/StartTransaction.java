package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.pack.protocol.MalformedPersonIdException;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpOrigin;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpServices;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.platform.entity.UniqueViolation;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;
import tw.agencygateway.platform.service.PublicUrl;
import tw.agencygateway.vault.service.Vault;

/** Starts a transaction in mode 1: the person is verified at MyData (MyData SP V2.6 §柒.二.(一)). */
@Stateless
public class StartTransaction {

    private static final int MAX_STATE = 512;
    private static final int MAX_KEY = 255;

    @Inject
    private SpServices services;

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpSecrets secrets;

    @Inject
    private Vault vault;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private Clock clock;

    /**
     * What the agency asks for.
     *
     * @param person national id, resident number or unified business number
     * @param state comes back with the browser; may be null, at most 512 characters
     * @param agencyPage one of the service's registered pages; null for the first
     * @param idempotencyKey may be null, at most 255 visible ASCII characters
     */
    public record Request(
            String clientId,
            List<String> resourceIds,
            String person,
            String state,
            String agencyPage,
            String idempotencyKey) {

        @Override
        public String toString() {
            return "Request[" + clientId + ", " + resourceIds + "]";
        }
    }

    /** A started transaction and where to send the citizen, until when. */
    public record Started(SpTransaction transaction, URI goUrl) {}

    /**
     * Starts a transaction, or finds the one that the same request with the same Idempotency-Key started before.
     *
     * @throws AgencyException with the error of what is wrong
     */
    public Started start(Agency agency, Request request) {
        SpService service = service(agency, request.clientId());
        PersonId person = person(request.person());
        List<SpDataSet> dataSets = dataSets(service, request.resourceIds());
        String page = page(service, request.agencyPage());
        limited("state", request.state(), MAX_STATE);
        limited("Idempotency-Key", request.idempotencyKey(), MAX_KEY);
        byte[] hash = hash(request, person, page);
        return repeated(agency, request.idempotencyKey(), hash)
                .orElseGet(() -> create(agency, request, service, person, dataSets, page, hash));
    }

    private Started create(
            Agency agency,
            Request request,
            SpService service,
            PersonId person,
            List<SpDataSet> dataSets,
            String page,
            byte[] hash) {
        UUID txId = UUID.randomUUID();
        Instant now = clock.instant();
        SpOrigin origin = new SpOrigin(
                new SpOrigin.Request(agency.apiClient(), request.idempotencyKey(), hash, request.state(), page),
                secrets.sealPerson(txId, person),
                secrets.personIndex(person),
                SpSecrets.sha256(secrets.goHandle(txId)),
                SpSecrets.sha256(secrets.returnHandle(txId)));
        SpTransaction transaction =
                new SpTransaction(txId, service, origin, dataSets, vault.newKey(), configuration.times(), now);
        try {
            transactions.add(transaction);
        } catch (PersistenceException e) {
            if (!UniqueViolation.caused(e)) {
                throw e;
            }
            throw new AgencyException(AgencyError.REPEATED_AT_ONCE, "two requests with one Idempotency-Key at once");
        }
        return started(transaction);
    }

    private Optional<Started> repeated(Agency agency, String key, byte[] hash) {
        if (key == null) {
            return Optional.empty();
        }
        return transactions.byIdempotencyKey(agency.apiClient(), key).map(transaction -> {
            if (!MessageDigest.isEqual(transaction.origin().requestHash(), hash)) {
                throw new AgencyException(AgencyError.IDEMPOTENCY_KEY_REUSED, "the first request was another one");
            }
            return started(transaction);
        });
    }

    private Started started(SpTransaction transaction) {
        return new Started(transaction, publicUrl.of("/go/" + secrets.goHandle(transaction.txId())));
    }

    private SpService service(Agency agency, String clientId) {
        SpService service = Optional.ofNullable(clientId)
                .filter(agency.services()::contains)
                .flatMap(services::byClientId)
                .orElseThrow(() -> new AgencyException(AgencyError.UNKNOWN_SERVICE, "client_id"));
        if (!service.isEnabled()) {
            throw new AgencyException(AgencyError.SERVICE_CLOSED, service.clientId());
        }
        return service;
    }

    private static PersonId person(String text) {
        try {
            return PersonId.parse(text);
        } catch (MalformedPersonIdException e) {
            throw invalid("person: " + e.getMessage());
        }
    }

    private static List<SpDataSet> dataSets(SpService service, List<String> resourceIds) {
        if (resourceIds.isEmpty() || new LinkedHashSet<>(resourceIds).size() != resourceIds.size()) {
            throw invalid("resource_ids: name at least one data set, each once");
        }
        return resourceIds.stream()
                .map(id -> service.dataSet(id)
                        .filter(dataSet -> dataSet.stage() == service.stage())
                        .orElseThrow(() -> invalid("resource_ids: the service has no such data set in its stage")))
                .toList();
    }

    private static String page(SpService service, String wanted) {
        List<String> pages = service.registration().agencyPages();
        if (wanted == null) {
            return pages.get(0);
        }
        if (!pages.contains(wanted)) {
            throw invalid("agency_page: not one of the service's registered pages");
        }
        return wanted;
    }

    private static void limited(String name, String value, int most) {
        if (value != null
                && (value.isEmpty() || value.length() > most || value.chars().anyMatch(Character::isISOControl))) {
            throw invalid(name + ": 1 to " + most + " characters, no control characters");
        }
    }

    private byte[] hash(Request request, PersonId person, String page) {
        return secrets.requestHash(String.join(
                "\n",
                request.clientId(),
                String.join(":", request.resourceIds()),
                person.value(),
                String.valueOf(request.state()),
                page));
    }

    private static AgencyException invalid(String detail) {
        return new AgencyException(AgencyError.INVALID_VALUE, detail);
    }
}
