package tw.agencygateway.sandbox.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.mydata.Transaction;
import tw.agencygateway.sandbox.registry.DataSet;

/**
 * A transaction as the management API shows it. Secrets are shown: tests need them, and nobody is protected here.
 *
 * @param state open, agreed, fetched or ended
 * @param code of the browser's return, or of the end; empty while open
 * @param traces all exchanges in order: arrival, notifications, fetches, return
 */
record TransactionView(
        String txId,
        String clientId,
        List<String> resourceIds,
        String person,
        String returnUrl,
        String state,
        String code,
        String method,
        String permissionTicket,
        String secretKey,
        String arrivedAt,
        Map<String, Map<String, String>> misbehaviours,
        List<Trace> traces) {

    static TransactionView of(Transaction transaction) {
        Transaction.Request request = transaction.request();
        return new TransactionView(
                transaction.txId(),
                transaction.service().clientId(),
                request.dataSets().stream().map(DataSet::resourceId).toList(),
                request.personId(),
                request.returnUrl(),
                transaction.state().name().toLowerCase(Locale.ROOT),
                transaction.code(),
                transaction.method() == null ? null : transaction.method().name(),
                transaction.ticket(),
                transaction.secretKey(),
                transaction.arrivedAt().toString(),
                transaction.faults().toMap(),
                transaction.traces());
    }
}
