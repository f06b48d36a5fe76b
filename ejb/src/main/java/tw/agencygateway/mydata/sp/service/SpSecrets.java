package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
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
import tw.agencygateway.platform.service.MasterKeys;

/**
 * Seals and opens what the SP side keeps secret. Each is bound to its kind and to the service or transaction that it belongs to, so
 * that whoever can write to the database cannot pass one off as another.
 */
@ApplicationScoped
public class SpSecrets {

    private static final String PERSON = "person";
    private static final String CLIENT_SECRET = "sp_credential.client_secret";
    private static final String CBC_IV = "sp_credential.cbc_iv";
    private static final String API_KEY = "sp_service.api_key";
    private static final String TICKET = "sp_transaction.ticket";
    private static final String SECRET_KEY = "sp_transaction.secret_key";

    @Inject
    private MasterKeys keys;

    /** A version of a service's credentials, refused where their form is not the specification's. */
    SpCredential credential(String clientId, String clientSecret, String cbcIv, Instant now) {
        ParameterCodec checked = new ParameterCodec(clientSecret, cbcIv);
        return new SpCredential(
                seal(clientSecret, CLIENT_SECRET, clientId), keys.seal(checked.iv(), context(CBC_IV, clientId)), now);
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
        return keys.blindIndex(PERSON, person.value());
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
        return keys.seal(secretKey, context(SECRET_KEY, txId.toString()));
    }

    byte[] openSecretKey(SpTransaction transaction) {
        return keys.open(
                transaction.holdings().secretKey().orElseThrow(),
                context(SECRET_KEY, transaction.txId().toString()));
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

    private byte[] seal(String text, String kind, String owner) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), context(kind, owner));
    }

    private String open(byte[] sealed, String kind, String owner) {
        return new String(keys.open(sealed, context(kind, owner)), StandardCharsets.UTF_8);
    }

    private static String context(String kind, String owner) {
        return kind + ":" + owner;
    }
}
