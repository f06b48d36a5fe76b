package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.entity.TransactionEvent;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpRegistration;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.entity.DpStatus;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.StorageConfiguration;

/** A data set and MyData's calls for it, told to the services as the web layer and the timers would tell it. */
@Dependent
public class DpStory {

    static final Duration SHORT_WAIT = Duration.ofMillis(1500);
    static final Duration KEEPING = Duration.ofMinutes(15);

    private static final String MYDATA = "192.0.2.1";

    @Inject
    private DataSetRegister register;

    @Inject
    private AnswerRequest requests;

    @Inject
    private StorageConfiguration storage;

    @Inject
    private UserTransaction database;

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** An answer as it would go over the wire. */
    record Answer(int status, String error, Duration retryAfter, String body) {}

    /** A data set of an agency's own source, enabled. */
    SourceStub.Behaviour register(String resourceId, String gsp, int daily, int waiting) throws Exception {
        SourceStub.Behaviour behaviour = new SourceStub.Behaviour();
        SourceStub.BEHAVIOURS.put(resourceId, behaviour);
        register(resourceId, gsp, daily, waiting, stub(resourceId));
        return behaviour;
    }

    static DataSetForm.Source stub(String resourceId) {
        return new DataSetForm.Source("stub", Map.of("name", resourceId), Optional.empty());
    }

    void register(String resourceId, String gsp, int daily, int waiting, DataSetForm.Source source) throws Exception {
        register.register(form(resourceId, gsp, daily, waiting, source, "姓名"));
        register.bring(resourceId, DpStatus.ENABLED);
    }

    /** A form whose first field has that label. */
    static DataSetForm form(
            String resourceId, String gsp, int daily, int waiting, DataSetForm.Source source, String label) {
        DpRegistration registration = new DpRegistration(
                "示範機關",
                new DpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                new DpRegistration.Description("戶政", "個人戶籍資料", "示範", 1, 1, "您的戶籍資料"),
                DpRegistration.Delivery.IMMEDIATE);
        DpPolicy policy = new DpPolicy(
                new DpPolicy.Answer(DpForm.JSON, false, false, false, true),
                new DpPolicy.Access(true, List.of(), List.of(), List.of(MYDATA)),
                new DpPolicy.Limits(daily, waiting, SHORT_WAIT, KEEPING));
        DpDataSet.Form form = new DpDataSet.Form(
                resourceId,
                registration,
                new DpAuthorization(gsp + "/.well-known/openid-configuration", null),
                policy,
                Stage.TEST,
                List.of(new DpField("name", label, "", "NAME"), new DpField("id", "統一編號", "", "uid")),
                List.of(new DpScope(GspStub.SCOPE, "")),
                null);
        return new DataSetForm(resourceId, Optional.of("resource-secret"), form, source);
    }

    /** MyData asks, and is answered. */
    Answer ask(String resourceId, String token) throws Exception {
        return ask(resourceId, token, MYDATA, "application/json");
    }

    Answer ask(String resourceId, String token, String address, String contentType) throws Exception {
        return ask(new DpRequestLine(
                resourceId,
                token == null ? List.of() : List.of("Bearer " + token),
                contentType,
                null,
                "uid-of-mydata",
                address));
    }

    /** As {@link #ask(String, String)}, in another of MyData's transactions. */
    Answer askInAnotherTransaction(String resourceId, String token) throws Exception {
        return ask(new DpRequestLine(
                resourceId, List.of("Bearer " + token), "application/json", null, "another-uid-of-mydata", MYDATA));
    }

    private Answer ask(DpRequestLine line) throws Exception {
        CompletableFuture<DpAnswer> answered = new CompletableFuture<>();
        requests.answer(line, (given, failure) -> {
            if (failure == null) {
                answered.complete(given);
            } else {
                answered.completeExceptionally(failure);
            }
        });
        DpAnswer answer = answered.get(1, TimeUnit.MINUTES);
        String body = null;
        if (answer.content().isPresent()) {
            try (var bytes = answer.content().get().bytes()) {
                body = new String(Channels.newInputStream(bytes).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        return new Answer(
                answer.status(),
                answer.error().orElse(null),
                answer.retryAfter().orElse(null),
                body);
    }

    /** All requests for a data set, the oldest first. */
    List<DpRequest> requests(String resourceId) {
        return entities.createQuery(
                        "SELECT r FROM DpRequest r WHERE r.dataSet.resourceId = :id ORDER BY r.createdAt, r.uid",
                        DpRequest.class)
                .setParameter("id", resourceId)
                .getResultList();
    }

    DpRequest only(String resourceId) {
        List<DpRequest> all = requests(resourceId);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " requests");
        }
        return all.get(0);
    }

    /** How many requests and handed-out files a data set has counted. */
    List<Long> usage(String resourceId) {
        Object[] counts = (Object[]) entities.createNativeQuery("SELECT SUM(u.asked), SUM(u.delivered) FROM dp_usage u"
                        + " JOIN dp_data_set d ON d.id = u.data_set_id WHERE d.resource_id = ?")
                .setParameter(1, resourceId)
                .getSingleResult();
        return Stream.of(counts).map(count -> ((Number) count).longValue()).toList();
    }

    DpState state(String resourceId) {
        return only(resourceId).state();
    }

    /** The events of a request, in their order. */
    List<Integer> events(UUID request) {
        return entities.createQuery(
                        "SELECT e FROM TransactionEvent e WHERE e.txId = :id ORDER BY e.code, e.id",
                        TransactionEvent.class)
                .setParameter("id", request.toString())
                .getResultStream()
                .map(event -> event.code().code())
                .toList();
    }

    /** Whom the events of a request name as the service, one of a code after the other. */
    List<String> clients(UUID request, EventCode code) {
        return entities.createQuery(
                        "SELECT e FROM TransactionEvent e WHERE e.txId = :id AND e.code = :code ORDER BY e.id",
                        TransactionEvent.class)
                .setParameter("id", request.toString())
                .setParameter("code", code)
                .getResultStream()
                .map(TransactionEvent::clientId)
                .toList();
    }

    boolean vaultHolds(UUID request) {
        return Files.exists(storage.data().resolve("vault").resolve(request.toString()));
    }

    /** Runs a statement of the agency's own database. */
    void sql(String statement) throws Exception {
        database.begin();
        entities.createNativeQuery(statement).executeUpdate();
        database.commit();
    }
}
