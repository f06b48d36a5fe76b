package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.mydata.sp.protocol.IntegrationUrl;

/** Sends the citizen to MyData, once (decisions row 6): the 20 minutes and event 140 begin here. */
@Stateless
public class RedirectCitizen {

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
     * Answers the one-time go-URL.
     *
     * @param address the citizen's address
     * @return where the browser goes: MyData, or the service's front page where the handle was used or came too late; empty for a
     *     handle that is not ours
     */
    public Optional<URI> go(String handle, String address) {
        return transactions
                .lockByGoHash(SpSecrets.sha256(handle))
                .map(transaction -> leave(transaction, address)
                        ? integrationUrl(transaction)
                        : BrowserUrl.neutral(transaction.service(), "link-used"));
    }

    private boolean leave(SpTransaction transaction, String address) {
        if (transaction.overdue(configuration.times(), clock.instant())
                || !transaction.leave(address, configuration.times(), clock.instant())) {
            return false;
        }
        log.record(EventCode.REDIRECTED, secrets.subject(transaction), address);
        return true;
    }

    private URI integrationUrl(SpTransaction transaction) {
        SpRegistration registration = transaction.service().registration();
        PersonId person = secrets.openPerson(transaction);
        URI returnUrl =
                BrowserUrl.with(registration.returnUrls().get(0), "h", secrets.returnHandle(transaction.txId()));
        return IntegrationUrl.mode1(
                URI.create(registration.platform().url()),
                transaction.service().clientId(),
                transaction.resourceIds(),
                transaction.txId(),
                returnUrl,
                person,
                secrets.codec(transaction));
    }
}
