package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.TransactionEvent.Subject;
import tw.agencygateway.mydata.dp.entity.DpCall;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHoldings;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.platform.entity.SealedColumn;
import tw.agencygateway.platform.service.MasterKeys;
import tw.agencygateway.vault.service.Vault;

/**
 * Seals and opens what the DP side keeps secret. Each is bound to its kind and to the data set or request that it belongs to, so that
 * whoever can write to the database cannot pass one off as another.
 */
@ApplicationScoped
public class DpSecrets {

    /** What the person of an event is sealed as, whoever logs it. */
    private static final String EVENTS_PERSON = "person";

    @Produces
    private static final SealedColumn RESOURCE_SECRET =
            SealedColumn.of("dp_data_set", "resource_secret", "resource_id");

    @Produces
    private static final SealedColumn SOURCE_SECRET = SealedColumn.of("dp_data_set", "source_secret", "resource_id");

    @Produces
    private static final SealedColumn TOKEN = SealedColumn.of("dp_request", "token", "uid");

    @Produces
    private static final SealedColumn PERSON = SealedColumn.of("dp_request", "person", "uid");

    @Produces
    private static final SealedColumn VAULT_KEY = new SealedColumn("dp_request", "vault_key", Vault.KEY_CONTEXT, null);

    @Inject
    private MasterKeys keys;

    @Inject
    private Vault vault;

    byte[] sealResourceSecret(String resourceId, String secret) {
        return seal(secret, RESOURCE_SECRET, resourceId);
    }

    String openResourceSecret(DpDataSet dataSet) {
        return open(dataSet.resourceSecret(), RESOURCE_SECRET, dataSet.resourceId());
    }

    byte[] sealSourceSecret(String resourceId, String secret) {
        return seal(secret, SOURCE_SECRET, resourceId);
    }

    Optional<String> openSourceSecret(DpDataSet dataSet) {
        return dataSet.source().secret().map(secret -> open(secret, SOURCE_SECRET, dataSet.resourceId()));
    }

    byte[] sealToken(UUID request, String token) {
        return seal(token, TOKEN, request.toString());
    }

    String openToken(DpRequest request) {
        return open(
                request.holdings().token().orElseThrow(), TOKEN, request.uid().toString());
    }

    byte[] sealPerson(UUID request, DpPerson person) {
        return seal(person.json(), PERSON, request.toString());
    }

    DpPerson openPerson(DpRequest request) {
        return DpPerson.parse(open(
                request.holdings().person().orElseThrow(), PERSON, request.uid().toString()));
    }

    /** By which a call with the same token finds a request for the same data set and form. */
    byte[] tokenKey(DpDataSet dataSet, DpForm form, String token) {
        return keys.blindIndex("dp.token", joined(dataSet.resourceId(), form.name(), token));
    }

    /**
     * By which a call for the same person finds a request for the same data set and form. Everything that a source may be keyed by is in
     * it: calls that differ in any of it never share a file.
     */
    byte[] personKey(DpDataSet dataSet, DpForm form, DpPerson person) {
        return keys.blindIndex("dp.person", joined(dataSet.resourceId(), form.name(), person.json()));
    }

    /** What a new request holds of a person who is known. */
    DpHoldings.Person holdings(UUID request, byte[] personKey, DpPerson person) {
        return new DpHoldings.Person(personKey, sealPerson(request, person), vault.newKey());
    }

    /**
     * What the transaction log says of a call.
     *
     * @param request names it in the log
     * @param person null while it is not known
     */
    Subject subject(UUID request, DpDataSet dataSet, DpCall call, String clientId, DpPerson person) {
        boolean known = person != null && person.uid() != null;
        return new Subject(
                request,
                clientId == null ? "" : clientId,
                List.of(dataSet.resourceId()),
                known ? keys.seal(person.uid().getBytes(StandardCharsets.UTF_8), EVENTS_PERSON + ":" + request) : null,
                known ? personIndex(person) : null,
                call.transactionUid());
    }

    /** By which the transaction log finds a person whose id is known. */
    byte[] personIndex(DpPerson person) {
        return keys.blindIndex(EVENTS_PERSON, person.uid());
    }

    /** As {@link #subject(UUID, DpDataSet, DpCall, String, DpPerson)}, of a request. */
    Subject subject(DpRequest request, DpPerson person) {
        return subject(
                request.uid(),
                request.dataSet(),
                request.call(),
                request.clientId().orElse(null),
                person);
    }

    /** One text for several, from which they could be told apart again. */
    private static String joined(String... parts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (String part : parts) {
            array.add(part);
        }
        return array.build().toString();
    }

    private byte[] seal(String text, SealedColumn column, String owner) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), column.context(owner));
    }

    private String open(byte[] sealed, SealedColumn column, String owner) {
        return new String(keys.open(sealed, column.context(owner)), StandardCharsets.UTF_8);
    }
}
