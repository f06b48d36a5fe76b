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
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.platform.service.MasterKeys;

/** Seals and opens what the SP side keeps secret; each kind under a context of its own, so that none passes for another. */
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
    public SpCredential credential(String clientSecret, String cbcIv, Instant now) {
        ParameterCodec checked = new ParameterCodec(clientSecret, cbcIv);
        return new SpCredential(seal(clientSecret, CLIENT_SECRET), keys.seal(checked.iv(), CBC_IV), now);
    }

    /** The codec of a version of the credentials. */
    ParameterCodec codec(SpCredential credential) {
        return new ParameterCodec(open(credential.clientSecret(), CLIENT_SECRET), open(credential.cbcIv(), CBC_IV));
    }

    /** Whether a version holds just these credentials. */
    boolean holds(SpCredential credential, String clientSecret, String cbcIv) {
        return open(credential.clientSecret(), CLIENT_SECRET).equals(clientSecret)
                && open(credential.cbcIv(), CBC_IV).equals(cbcIv);
    }

    public byte[] sealApiKey(String apiKey) {
        return seal(apiKey, API_KEY);
    }

    String openApiKey(byte[] sealed) {
        return open(sealed, API_KEY);
    }

    byte[] sealPerson(PersonId person) {
        return seal(person.value(), PERSON);
    }

    /** The person of a transaction or event. */
    public PersonId openPerson(byte[] sealed) {
        return new PersonId(open(sealed, PERSON));
    }

    /** The keyed blind index by which a person's transactions are found. */
    public byte[] personIndex(PersonId person) {
        return keys.blindIndex(PERSON, person.value());
    }

    /** Tells one request of the agency from another; keyed, because a person is among what is hashed. */
    byte[] requestHash(String request) {
        return keys.blindIndex("sp.request", request);
    }

    byte[] sealTicket(String ticket) {
        return seal(ticket, TICKET);
    }

    String openTicket(byte[] sealed) {
        return open(sealed, TICKET);
    }

    byte[] sealSecretKey(byte[] secretKey) {
        return keys.seal(secretKey, SECRET_KEY);
    }

    byte[] openSecretKey(byte[] sealed) {
        return keys.open(sealed, SECRET_KEY);
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

    private byte[] seal(String text, String context) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), context);
    }

    private String open(byte[] sealed, String context) {
        return new String(keys.open(sealed, context), StandardCharsets.UTF_8);
    }
}
