package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.TransactionEvent.Subject;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.mydata.sp.entity.SpCredential;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.MasterKeys;
import tw.agencygateway.vault.service.Vault;

/**
 * Seals and opens what the SP side keeps secret. Each is bound to its kind and to the service or transaction that it belongs to, so
 * that whoever can write to the database cannot pass one off as another.
 */
@ApplicationScoped
public class SpSecrets {

    @Produces
    private static final SealedColumn PERSON = new SealedColumn("sp_transaction", "person", "person", "tx_id");

    /** Copied from the transaction as it is. */
    @Produces
    private static final SealedColumn EVENTS_PERSON =
            new SealedColumn("transaction_event", "person", PERSON.kind(), "tx_id");

    @Produces
    private static final SealedColumn CLIENT_SECRET = SealedColumn.of("sp_credential", "client_secret", "client_id");

    @Produces
    private static final SealedColumn CBC_IV = SealedColumn.of("sp_credential", "cbc_iv", "client_id");

    @Produces
    private static final SealedColumn API_KEY = SealedColumn.of("sp_service", "api_key", "client_id");

    @Produces
    private static final SealedColumn TICKET = SealedColumn.of("sp_transaction", "ticket", "tx_id");

    @Produces
    private static final SealedColumn SECRET_KEY = SealedColumn.of("sp_transaction", "secret_key", "tx_id");

    @Produces
    private static final SealedColumn VAULT_KEY =
            new SealedColumn("sp_transaction", "vault_key", Vault.KEY_CONTEXT, null);

    @Inject
    private MasterKeys keys;

    /** A version of a service's credentials, refused where their form is not the specification's. */
    SpCredential credential(String clientId, String clientSecret, String cbcIv, Instant now) {
        ParameterCodec checked = new ParameterCodec(clientSecret, cbcIv);
        return new SpCredential(
                clientId,
                seal(clientSecret, CLIENT_SECRET, clientId),
                keys.seal(checked.iv(), CBC_IV.context(clientId)),
                now);
    }

    /** The codec of the credentials that a service has now. */
    ParameterCodec codec(SpService service) {
        return codec(service, service.credential());
    }

    /** The codec of the credentials that a transaction began with. */
    ParameterCodec codec(SpTransaction transaction) {
        return codec(transaction.service(), transaction.credential());
    }

    private ParameterCodec codec(SpService service, SpCredential credential) {
        return new ParameterCodec(
                open(credential.clientSecret(), CLIENT_SECRET, service.clientId()),
                open(credential.cbcIv(), CBC_IV, service.clientId()));
    }

    /** Whether a service has just these credentials. */
    boolean holds(SpService service, String clientSecret, String cbcIv) {
        return open(service.credential().clientSecret(), CLIENT_SECRET, service.clientId())
                        .equals(clientSecret)
                && open(service.credential().cbcIv(), CBC_IV, service.clientId())
                        .equals(cbcIv);
    }

    byte[] sealApiKey(String clientId, String apiKey) {
        return seal(apiKey, API_KEY, clientId);
    }

    String openApiKey(SpService service) {
        return open(service.apiKey(), API_KEY, service.clientId());
    }

    byte[] sealPerson(UUID txId, PersonId person) {
        return seal(person.value(), PERSON, txId.toString());
    }

    /** The person of a transaction. */
    PersonId openPerson(SpTransaction transaction) {
        return new PersonId(
                open(transaction.origin().person(), PERSON, transaction.txId().toString()));
    }

    /** The keyed blind index by which a person's transactions are found. */
    public byte[] personIndex(PersonId person) {
        return keys.blindIndex(PERSON.kind(), person.value());
    }

    /** Tells one request of the agency from another; keyed, because a person is among what is hashed. */
    byte[] requestHash(String request) {
        return keys.blindIndex("sp.request", request);
    }

    byte[] sealTicket(UUID txId, String ticket) {
        return seal(ticket, TICKET, txId.toString());
    }

    String openTicket(SpTransaction transaction) {
        return open(
                transaction.holdings().ticket().orElseThrow(),
                TICKET,
                transaction.txId().toString());
    }

    byte[] sealSecretKey(UUID txId, byte[] secretKey) {
        return keys.seal(secretKey, SECRET_KEY.context(txId.toString()));
    }

    byte[] openSecretKey(SpTransaction transaction) {
        return keys.open(
                transaction.holdings().secretKey().orElseThrow(),
                SECRET_KEY.context(transaction.txId().toString()));
    }

    /** The one-time handle in a transaction's go-URL: nobody else can make it, and nothing needs to store it. */
    String goHandle(UUID txId) {
        return handle("sp.go", txId);
    }

    /** The one-time handle in a transaction's return URL. */
    String returnHandle(UUID txId) {
        return handle("sp.return", txId);
    }

    /** What the transaction log says of a transaction. */
    Subject subject(SpTransaction transaction) {
        return new Subject(
                transaction.txId(),
                transaction.service().clientId(),
                transaction.resourceIds(),
                transaction.origin().person(),
                transaction.origin().personIndex());
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private String handle(String context, UUID txId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.derive(context, txId.toString()));
    }

    private byte[] seal(String text, SealedColumn column, String owner) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), column.context(owner));
    }

    private String open(byte[] sealed, SealedColumn column, String owner) {
        return new String(keys.open(sealed, column.context(owner)), StandardCharsets.UTF_8);
    }
}
