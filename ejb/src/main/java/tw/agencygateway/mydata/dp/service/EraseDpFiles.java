package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import tw.agencygateway.mydata.dp.entity.DpRequest;
import tw.agencygateway.mydata.dp.entity.DpRequests;
import tw.agencygateway.vault.service.Vault;

/** Removes the files of ended requests. Their key went with the step that ended them; a crash in between repeats the removal. */
@Stateless
public class EraseDpFiles {

    private static final Logger LOG = System.getLogger(EraseDpFiles.class.getName());
    private static final int AT_ONCE = 50;

    /** Longer than a tick, so that folders that cannot be removed do not keep the others from their turn. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    @Inject
    DpRequests requests;

    @Inject
    Vault vault;

    @Inject
    Clock clock;

    /**
     * Removes up to 50 requests' files; the next tick goes on. It ends with the first failure: where the store is away, the others would
     * fail as slowly, while their rows are locked.
     */
    public void eraseDue() {
        for (DpRequest request : requests.lockErasable(clock.instant(), AT_ONCE)) {
            if (!remove(request)) {
                return;
            }
        }
    }

    private boolean remove(DpRequest request) {
        try {
            vault.erase(request.uid());
            request.erased();
            return true;
        } catch (IOException e) {
            LOG.log(Level.ERROR, "{0}: files cannot be removed, tried again: {1}", request.uid(), e.getMessage());
            request.eraseAgain(clock.instant().plus(AFTER_FAILURE));
            return false;
        }
    }
}
