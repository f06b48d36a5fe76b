package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.pack.protocol.MalformedParameterException;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.mydata.sp.protocol.MalformedNotificationException;
import tw.agencygateway.mydata.sp.protocol.Notification;
import tw.agencygateway.platform.entity.UniqueViolation;
import tw.agencygateway.platform.service.AddressRanges;
import tw.agencygateway.platform.service.MalformedAddressException;

/**
 * The SP-API (MyData SP V2.6 §捌.二): stores what MyData says and answers; everything else is the timers' work. A repeat is
 * accepted and changes nothing (decisions row 13).
 */
@Stateless
public class ReceiveNotification {

    private static final Logger LOG = System.getLogger(ReceiveNotification.class.getName());

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
     * Takes a notification; once this returns, it is stored.
     *
     * @param body as it came, at most {@link Notification#MAX_BYTES}
     * @param address where it came from
     * @throws SpException MALFORMED or REFUSED
     */
    public void receive(byte[] body, String address) {
        Notification notification = parse(body);
        SpTransaction transaction =
                transactions.lockByTxId(notification.txId()).orElseThrow(() -> refuse("unknown tx_id", address));
        authenticate(transaction.service(), notification, address);
        SpState before = transaction.state();
        boolean overdue = transaction.overdue(configuration.times(), clock.instant());
        if (notification.isReady() && transactions.isTicketOfAnother(transaction, hash(notification))) {
            throw refuse("the ticket of another transaction", address);
        }
        if (overdue || !accept(transaction, notification)) {
            throw refuse("not accepted in state " + before, address);
        }
        write(address);
        if (transaction.state() != before) {
            log.record(EventCode.SP_NOTIFIED, secrets.subject(transaction), address);
        } else if (!notification.isReady() && !before.isFinal()) {
            LOG.log(Level.WARNING, "{0}: unable_to_deliver came after the data was verified", transaction.txId());
        }
    }

    private void write(String address) {
        try {
            transactions.write();
        } catch (PersistenceException e) {
            if (!UniqueViolation.caused(e)) {
                throw e;
            }
            throw refuse("the ticket of another transaction, at the same moment", address);
        }
    }

    private static Notification parse(byte[] body) {
        try {
            return Notification.parse(body);
        } catch (MalformedNotificationException e) {
            throw new SpException(SpError.MALFORMED, e.getMessage());
        }
    }

    private void authenticate(SpService service, Notification notification, String address) {
        if (!platformAddresses(service).contains(address)) {
            throw refuse("foreign address", address);
        }
        if (service.apiKey() != null && !carries(notification, secrets.openApiKey(service))) {
            throw refuse("wrong apiKey", address);
        }
    }

    private static AddressRanges platformAddresses(SpService service) {
        try {
            return AddressRanges.parse(service.registration().platform().addresses());
        } catch (MalformedAddressException e) {
            throw new IllegalStateException(service + " was registered with a malformed platform address", e);
        }
    }

    private static boolean carries(Notification notification, String apiKey) {
        return MessageDigest.isEqual(
                notification.apiKey().orElse("").getBytes(StandardCharsets.UTF_8),
                apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private boolean accept(SpTransaction transaction, Notification notification) {
        Instant now = clock.instant();
        if (!notification.isReady()) {
            return transaction.unable(notification.unableToDeliver(), configuration.times(), now);
        }
        return transaction.notified(
                secrets.sealTicket(transaction.txId(), notification.permissionTicket()),
                hash(notification),
                secrets.sealSecretKey(
                        transaction.txId(),
                        secretKey(transaction, notification.secretKey().orElseThrow())),
                configuration.times(),
                now);
    }

    private static byte[] hash(Notification notification) {
        return SpSecrets.sha256(notification.permissionTicket());
    }

    private byte[] secretKey(SpTransaction transaction, String text) {
        try {
            return secrets.codec(transaction)
                    .secretKey(text, transaction.service().policy().plainSecretKey());
        } catch (MalformedParameterException e) {
            throw new SpException(SpError.MALFORMED, "secret_key: " + e.getMessage());
        }
    }

    private static SpException refuse(String reason, String address) {
        LOG.log(Level.WARNING, "notification from {0} refused: {1}", address, reason);
        return new SpException(SpError.REFUSED, reason);
    }
}
