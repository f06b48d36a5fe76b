package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.vault.service.Vault;
import tw.agencygateway.vault.service.VaultAttempt;

/** Fetches a person's data from the source and leaves the finished file in the vault. */
@ApplicationScoped
public class CollectData {

    private static final Logger LOG = System.getLogger(CollectData.class.getName());

    @Inject
    DpSteps steps;

    @Inject
    SourceCalls sources;

    @Inject
    MakeFile files;

    @Inject
    DpSecrets secrets;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    /**
     * Does a claimed collection.
     *
     * @throws InterruptedException when the server stops; the lease ends by itself
     */
    void collect(DpClaim claim) throws InterruptedException {
        Optional<DpRequest> claimed = steps.load(claim);
        if (claimed.isEmpty()) {
            return;
        }
        DpRequest request = claimed.get();
        DpDataSet dataSet = request.dataSet();
        DpPerson person = secrets.openPerson(request);
        try {
            List<Map<String, Object>> rows = sources.fetch(dataSet, person);
            if (rows.isEmpty()) {
                ended(claim, emptyFor(dataSet), DpReason.NO_DATA);
            } else {
                store(claim, request, person, rows);
            }
        } catch (SourceException e) {
            LOG.log(Level.WARNING, "{0}: the source: {1}", claim.uid(), e.getMessage());
            settle(claim, request, e);
        } catch (FileNotMadeException e) {
            LOG.log(Level.ERROR, "{0}: the file cannot be made: {1}", claim.uid(), e.getMessage());
            ended(claim, DpHappening.FAILED, DpReason.PACKAGE_FAILED);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "{0}: the vault takes nothing: {1}", claim.uid(), e.getMessage());
            later(claim, request, BackOff.of(request), DpReason.PACKAGE_FAILED);
        }
    }

    private static DpHappening emptyFor(DpDataSet dataSet) {
        return dataSet.policy().answer().noContent() ? DpHappening.NOTHING : DpHappening.FAILED;
    }

    private void store(DpClaim claim, DpRequest request, DpPerson person, List<Map<String, Object>> rows)
            throws IOException, FileNotMadeException {
        VaultAttempt attempt = vault.open(
                        request.uid(), request.holdings().vaultKey().orElseThrow())
                .attempt(claim.worker());
        boolean kept = false;
        try {
            DpFile file = files.make(request, person, rows, attempt);
            kept = steps.apply(claim, current -> current.collected(file, clock.instant()));
        } finally {
            if (!kept) {
                attempt.discard();
            }
        }
        // ended meanwhile, and erased perhaps before this attempt began
        if (!kept && steps.isOver(claim.uid())) {
            vault.erase(claim.uid());
        }
    }

    private void settle(DpClaim claim, DpRequest request, SourceException failure) {
        switch (failure.kind()) {
            case LATER ->
                later(claim, request, failure.retryAfter().orElse(BackOff.of(request)), DpReason.SOURCE_LATER);
            case UNREACHABLE -> later(claim, request, BackOff.of(request), DpReason.SOURCE_UNREACHABLE);
            case WRONG -> ended(claim, DpHappening.FAILED, DpReason.SOURCE_FAILED);
        }
    }

    private void later(DpClaim claim, DpRequest request, Duration wait, DpReason why) {
        Instant now = clock.instant();
        Duration atLeast = BackOff.of(request);
        Instant next = now.plus(wait.compareTo(atLeast) < 0 ? atLeast : wait);
        steps.apply(claim, current -> current.postpone(next, why, null, now));
    }

    private void ended(DpClaim claim, DpHappening happening, DpReason why) {
        steps.apply(claim, current -> current.ended(happening, why, null, clock.instant()));
    }
}
