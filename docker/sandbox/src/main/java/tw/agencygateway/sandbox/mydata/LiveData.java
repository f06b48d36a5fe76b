package tw.agencygateway.sandbox.mydata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import tw.agencygateway.sandbox.mydata.pack.Provided;
import tw.agencygateway.sandbox.registry.DataSet;

/** Those data sets of a transaction for which real providers are asked, as soon as the citizen has agreed. */
final class LiveData {
    static final LiveData NONE = new LiveData();

    private final Map<String, CompletableFuture<Provided>> byResource = new LinkedHashMap<>();

    private LiveData() {}

    /** Begins to ask for what the service's entry or the transaction's choice says. */
    static LiveData ask(Transaction transaction, LiveSource source, Executor executor) {
        LiveData data = new LiveData();
        for (DataSet dataSet : transaction.request().dataSets()) {
            if (isLive(transaction, dataSet.resourceId())) {
                data.byResource.put(
                        dataSet.resourceId(),
                        CompletableFuture.supplyAsync(() -> source.ask(dataSet, transaction.request()), executor));
            }
        }
        return data;
    }

    private static boolean isLive(Transaction transaction, String resourceId) {
        return transaction.service().live().contains(resourceId)
                || transaction.faults().any(SourceChoice.class, (choice, p) -> choice.isLive(resourceId, p));
    }

    boolean isThere() {
        return byResource.values().stream().allMatch(CompletableFuture::isDone);
    }

    /** What came, by resource id. */
    Map<String, Provided> answers() {
        Map<String, Provided> answers = new LinkedHashMap<>();
        byResource.forEach((id, answer) -> answers.put(id, answer.join()));
        return answers;
    }
}
