package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/** Who started a transaction, for whom, and how the browser finds its way: handles are kept as hashes only. */
@Embeddable
public class SpOrigin {

    @Column(name = "api_client", nullable = false, updatable = false)
    private String apiClient;

    @Column(name = "idempotency_key", updatable = false)
    private String idempotencyKey;

    @Column(name = "request_hash", nullable = false, updatable = false)
    private byte[] requestHash;

    @Column(nullable = false, updatable = false)
    private byte[] person;

    @Column(name = "person_index", nullable = false, updatable = false)
    private byte[] personIndex;

    @Column(name = "agency_state", updatable = false)
    private String agencyState;

    @Column(name = "agency_page", nullable = false, updatable = false)
    private String agencyPage;

    @Column(name = "go_hash", nullable = false, updatable = false)
    private byte[] goHash;

    @Column(name = "return_hash", nullable = false, updatable = false)
    private byte[] returnHash;

    @Column(name = "citizen_address")
    private String citizenAddress;

    protected SpOrigin() {}

    /**
     * Where a transaction comes from.
     *
     * @param request the agency's call
     * @param person the sealed national id (or unified business number)
     * @param personIndex its keyed blind index
     * @param goHash SHA-256 of the handle in the go-URL
     * @param returnHash SHA-256 of the handle in the return URL
     */
    public SpOrigin(Request request, byte[] person, byte[] personIndex, byte[] goHash, byte[] returnHash) {
        this.apiClient = request.apiClient();
        this.idempotencyKey = request.idempotencyKey();
        this.requestHash = request.hash().clone();
        this.agencyState = request.state();
        this.agencyPage = request.agencyPage();
        this.person = person.clone();
        this.personIndex = personIndex.clone();
        this.goHash = goHash.clone();
        this.returnHash = returnHash.clone();
    }

    /**
     * The agency's call.
     *
     * @param apiClient name of the API client
     * @param idempotencyKey its Idempotency-Key, or null
     * @param hash SHA-256 of what was asked, to tell a repeat from a misuse of the key
     * @param state what the agency wants back with the browser, or null
     * @param agencyPage where the browser is sent at the end
     */
    public record Request(String apiClient, String idempotencyKey, byte[] hash, String state, String agencyPage) {}

    void leftFrom(String address) {
        citizenAddress = address;
    }

    public String apiClient() {
        return apiClient;
    }

    public byte[] requestHash() {
        return requestHash.clone();
    }

    public byte[] person() {
        return person.clone();
    }

    public byte[] personIndex() {
        return personIndex.clone();
    }

    public Optional<String> agencyState() {
        return Optional.ofNullable(agencyState);
    }

    public String agencyPage() {
        return agencyPage;
    }

    public Optional<String> citizenAddress() {
        return Optional.ofNullable(citizenAddress);
    }
}
