package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.TransactionEvent;
import tw.agencygateway.eventlog.entity.TransactionEvents;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.platform.service.StorageConfiguration;

/** What happens to transactions, told to the services as the web layer and the timers would tell it. */
@Dependent
public class SpStory {

    static final String RESOURCE = "API.Household1";

    private static final String CITIZEN = "198.51.100.7";
    private static final String MYDATA = "192.0.2.1";
    private static final int MANY = 100;

    @Inject
    private ServiceRegister register;

    @Inject
    private StartTransaction starts;

    @Inject
    private RedirectCitizen citizens;

    @Inject
    private ReceiveNotification notifications;

    @Inject
    private ReceiveReturn returns;

    @Inject
    private ClaimedSteps steps;

    @Inject
    private DownloadData downloads;

    @Inject
    private VerifyData verifications;

    @Inject
    private SpSecrets secrets;

    @Inject
    private SpTransactions transactions;

    @Inject
    private TransactionEvents events;

    @Inject
    private StorageConfiguration storage;

    @Inject
    private UserTransaction database;

    @PersistenceContext(unitName = "gateway")
    private EntityManager entities;

    /** No transaction is left of the test before, so that no worker finds its work. */
    void begin() throws Exception {
        database.begin();
        for (String table : List.of("sp_file", "sp_requested_data_set", "sp_transaction")) {
            entities.createNativeQuery("DELETE FROM " + table).executeUpdate();
        }
        database.commit();
    }

    void register(String clientId, IssuedCredentials credentials, String platform) throws Exception {
        register.register(form(clientId, credentials, platform));
    }

    void renew(String clientId, IssuedCredentials credentials, String platform) throws Exception {
        register.revise(form(clientId, credentials, platform));
    }

    UUID start(String clientId) {
        return starts.start(
                        new Agency("test", Set.of(clientId)),
                        new StartTransaction.Request(clientId, List.of(RESOURCE), "A123456789", null, null, null))
                .transaction()
                .txId();
    }

    Optional<URI> go(UUID txId) {
        return citizens.go(secrets.goHandle(txId), CITIZEN);
    }

    void comeBack(UUID txId) {
        String clientId = transaction(txId).service().clientId();
        returns.receive(clientId, "code=200&h=" + secrets.returnHandle(txId), CITIZEN);
    }

    void notify(UUID txId, IssuedCredentials credentials) {
        notify(txId, ticket(txId), credentials);
    }

    void notify(UUID txId, String ticket, IssuedCredentials credentials) {
        String body = "{\"tx_id\":\"" + txId + "\",\"permission_ticket\":\"" + ticket + "\",\"secret_key\":\""
                + credentials.secretKey() + "\"}";
        notifications.receive(body.getBytes(StandardCharsets.UTF_8), MYDATA);
    }

    /** The ticket of a transaction: any version 4 UUID that is always the same. */
    static String ticket(UUID txId) {
        return new UUID(txId.getMostSignificantBits() ^ (1L << 32), txId.getLeastSignificantBits()).toString();
    }

    /** Does what is due now; how many claims that took. */
    int work() throws InterruptedException {
        List<Claim> claims = steps.claimDue(MANY);
        for (Claim claim : claims) {
            perform(claim);
        }
        return claims.size();
    }

    void perform(Claim claim) throws InterruptedException {
        if (claim.work().isVerification()) {
            verifications.perform(claim, Optional.empty());
        } else {
            downloads.perform(claim).ifPresent(data -> verifications.perform(data.next(), data.intake()));
        }
    }

    SpTransaction transaction(UUID txId) {
        return transactions.byTxId(txId).orElseThrow();
    }

    SpState state(UUID txId) {
        return transaction(txId).state();
    }

    Instant due(UUID txId) {
        return transaction(txId).schedule().nextAttemptAt().orElseThrow();
    }

    List<Integer> events(UUID txId) {
        return events.of(txId).stream()
                .map(TransactionEvent::code)
                .map(code -> code.code())
                .toList();
    }

    /** Whether anything of a transaction lies in the vault. */
    boolean vaultHolds(UUID txId) {
        Path vault = storage.data().resolve("vault");
        String name = txId.toString();
        return Files.exists(vault.resolve(name.substring(name.length() - 2)).resolve(name));
    }

    private static ServiceForm form(String clientId, IssuedCredentials credentials, String platform) {
        return new ServiceForm(
                clientId,
                new SpRegistration(
                        "社會福利",
                        "示範機關服務",
                        "https://agency.example/",
                        "示範",
                        new SpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                        new SpRegistration.Platform(platform, List.of("192.0.2.0/24")),
                        List.of("https://gateway.example/return/" + clientId),
                        List.of("https://agency.example/return")),
                new SpPolicy(false, false, false, Period.ofDays(30)),
                Stage.TEST,
                true,
                List.of(new SpDataSet(RESOURCE, "個人戶籍資料", 1, SpDataSet.Signature.NOT_REQUIRED, Stage.TEST)),
                Optional.of(credentials.secrets()),
                ServiceForm.ApiKey.KEEP);
    }
}
