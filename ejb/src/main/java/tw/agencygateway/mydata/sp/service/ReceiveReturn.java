package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpServices;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.mydata.sp.protocol.MalformedReturnException;
import tw.agencygateway.mydata.sp.protocol.ReturnCode;
import tw.agencygateway.mydata.sp.protocol.ReturnParameters;

/**
 * Takes the browser back from MyData (MyData SP V2.6 §柒.三–四, decisions rows 3–6). The return proves nothing: only who holds
 * the one-time handle, or a tx_id that the platform encrypted, can move a transaction, and the code is but a hint.
 */
@Stateless
public class ReceiveReturn {

    private static final int PLAIN_TX_ID = 36;

    @Inject
    private SpServices services;

    @Inject
    private SpTransactions transactions;

    @Inject
    private SpSecrets secrets;

    @Inject
    private TransactionLog log;

    @Inject
    private SpConfiguration configuration;

    @Inject
    private Clock clock;

    /**
     * Answers the return URL of a service.
     *
     * @param rawQuery the query as it came, undecoded; may be null
     * @param address the citizen's address
     * @return where the browser goes next; empty where there is no such service
     */
    public Optional<URI> receive(String clientId, String rawQuery, String address) {
        return services.byClientId(clientId).map(service -> {
            try {
                ReturnParameters parameters = ReturnParameters.parse(rawQuery == null ? "" : rawQuery);
                return parameters
                        .code()
                        .flatMap(code ->
                                find(service, parameters).map(transaction -> accept(transaction, code, address)))
                        .orElseGet(() -> BrowserUrl.neutral(service, "unknown-return"));
            } catch (MalformedReturnException e) {
                return BrowserUrl.neutral(service, "unknown-return");
            }
        });
    }

    private Optional<SpTransaction> find(SpService service, ReturnParameters parameters) {
        return parameters
                .handle()
                .map(handle -> transactions
                        .lockByReturnHash(SpSecrets.sha256(handle))
                        .filter(transaction -> agrees(transaction, parameters)))
                .orElseGet(() -> encryptedTxId(service, parameters).flatMap(transactions::lockByTxId))
                .filter(transaction -> transaction.service().equals(service));
    }

    /** The tx_id that only the platform can have written; a plain one, which anyone may know, does not count here. */
    private Optional<UUID> encryptedTxId(SpService service, ReturnParameters parameters) {
        return parameters
                .txId()
                .filter(text -> text.length() > PLAIN_TX_ID)
                .flatMap(text -> parameters.txId(secrets.codec(service)));
    }

    private boolean agrees(SpTransaction transaction, ReturnParameters parameters) {
        Optional<UUID> named = parameters.txId(secrets.codec(transaction));
        return parameters.txId().isEmpty()
                || named.filter(transaction.txId()::equals).isPresent();
    }

    private URI accept(SpTransaction transaction, ReturnCode code, String address) {
        SpState before = transaction.state();
        if (!transaction.overdue(configuration.times(), clock.instant())
                && transaction.returned(String.valueOf(code.value()), configuration.times(), clock.instant())
                && transaction.state() != before) {
            log.record(EventCode.RETURNED, secrets.subject(transaction), address);
        }
        return BrowserUrl.agencyPage(transaction, outcome(transaction));
    }

    private static String outcome(SpTransaction transaction) {
        if (transaction.state().isFinal()) {
            return transaction.state().told();
        }
        return switch (transaction.state()) {
            case RETURNED_DECLINED -> "declined";
            case RETURNED_FAILED -> "failed";
            default -> "returned";
        };
    }
}
