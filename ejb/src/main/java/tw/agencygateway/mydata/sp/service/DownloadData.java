package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.eventlog.service.TransactionLog;
import tw.agencygateway.mydata.pack.protocol.JweIntake;
import tw.agencygateway.mydata.pack.protocol.SealedJwe;
import tw.agencygateway.mydata.sp.client.DataAnswer;
import tw.agencygateway.mydata.sp.client.MyDataClient;
import tw.agencygateway.mydata.sp.client.MyDataUnreachableException;
import tw.agencygateway.mydata.sp.entity.SpReason;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.vault.service.RawObject;
import tw.agencygateway.vault.service.Vault;
import tw.agencygateway.vault.service.VaultFolder;

/**
 * Fetches the JWE with the single-use ticket (MyData SP V2.6 §玖.二, decisions rows 14–16). The bytes are durable before
 * anything is made of them: a crash after that repeats the parsing, never the download. Where the process dies while it makes them so,
 * they are found again; bytes that break off are not taken for all. Their form is read while they arrive.
 */
@ApplicationScoped
public class DownloadData {

    /** The name in the vault folder of the JWE as it came. */
    static final String RAW = "raw.jwe";

    private static final Logger LOG = System.getLogger(DownloadData.class.getName());
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 6;

    /** Beyond the time a download may take, for storing what came. */
    private static final Duration STORING = Duration.ofMinutes(5);

    @Inject
    ClaimedSteps steps;

    @Inject
    MyDataClient platform;

    @Inject
    Vault vault;

    @Inject
    SpSecrets secrets;

    @Inject
    TransactionLog log;

    @Inject
    SpConfiguration configuration;

    @Inject
    Clock clock;

    /** What a download left for the verification that follows at once. */
    public record Downloaded(Claim next, Optional<JweIntake> intake) {}

    /**
     * Does a claimed download.
     *
     * @return the claim on the verification, if the data came
     * @throws InterruptedException when the server stops; the lease ends by itself
     */
    public Optional<Downloaded> perform(Claim claim) throws InterruptedException {
        Optional<SpTransaction> claimed = steps.load(claim);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        SpTransaction transaction = claimed.get();
        try {
            VaultFolder folder = vault.open(
                    transaction.txId(), transaction.holdings().vaultKey().orElseThrow());
            return isThere(folder, transaction) ? received(claim, Optional.empty()) : fetch(claim, transaction, folder);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "{0}: the vault takes nothing: {1}", claim.txId(), e.getMessage());
            later(claim, transaction, backOff(transaction), SpReason.DATA_UNREACHABLE, null);
            return Optional.empty();
        }
    }

    /** Whether another worker of ours, which may have died since, has had all the bytes. */
    private boolean isThere(VaultFolder folder, SpTransaction transaction) throws IOException {
        if (folder.exists(RAW)) {
            return true;
        }
        boolean adopted = folder.adoptRaw(RAW, bytes -> SealedJwe.isWhole(bytes, secrets.openSecretKey(transaction)));
        if (adopted) {
            LOG.log(
                    Level.WARNING,
                    "{0}: what a worker had received and not stored to the end is taken",
                    transaction.txId());
        }
        return adopted;
    }

    private Optional<Downloaded> fetch(Claim claim, SpTransaction transaction, VaultFolder folder)
            throws IOException, InterruptedException {
        byte[] secretKey = secrets.openSecretKey(transaction);
        RawObject raw = folder.createRaw(RAW);
        JweIntake intake = new JweIntake(secretKey, raw);
        boolean durable = false;
        try {
            DataAnswer answer = platform.fetch(
                    URI.create(transaction.service().registration().platform().url()),
                    secrets.openTicket(transaction),
                    intake,
                    configuration.downloadBytes(),
                    configuration.downloadTime());
            // five parts and not the content type make a JWE (row 15)
            if (answer.status() == 200 && intake.hasFiveParts()) {
                intake.close();
                durable = true;
                return received(claim, Optional.of(intake));
            }
            if (answer.status() == 201 && isThere(folder, transaction)) {
                // taken by a worker of ours whose lease had ended while it made the bytes durable
                return received(claim, Optional.empty());
            }
            settle(claim, transaction, answer);
        } catch (MyDataUnreachableException e) {
            LOG.log(Level.WARNING, "{0}: {1}", claim.txId(), e.getMessage());
            later(claim, transaction, backOff(transaction), SpReason.DATA_UNREACHABLE, null);
        } finally {
            if (!durable) {
                raw.abandon();
            }
        }
        return Optional.empty();
    }

    private Optional<Downloaded> received(Claim claim, Optional<JweIntake> intake) throws IOException {
        Optional<Claim> next = steps.applyAndClaim(claim, transaction -> {
            log.record(EventCode.DATA_FETCHED, secrets.subject(transaction), null);
            return transaction.received(configuration.times(), clock.instant());
        });
        // a claim that was lost to another worker leaves the data to that one: the ticket bought it only once
        if (next.isEmpty() && steps.isOver(claim.txId())) {
            vault.erase(claim.txId());
        }
        return next.map(verification -> new Downloaded(verification, intake));
    }

    private void settle(Claim claim, SpTransaction transaction, DataAnswer answer) {
        String code = String.valueOf(answer.status());
        switch (answer.status()) {
            case 429 ->
                later(
                        claim,
                        transaction,
                        answer.retryAfter().orElse(configuration.retryAfter()),
                        SpReason.DATA_LATER,
                        code);
            case 201 -> taken(claim, transaction, code);
            case 302, 401 -> later(claim, transaction, backOff(transaction), SpReason.ADDRESS_NOT_LISTED, code);
            case 400, 408, 504 -> refused(claim, SpReason.DATA_REFUSED, code);
            case 403 -> {
                if (isEarly(transaction)) {
                    later(claim, transaction, backOff(transaction), SpReason.DATA_LATER, code);
                } else {
                    refused(claim, SpReason.DATA_REFUSED, code);
                }
            }
            default -> later(claim, transaction, backOff(transaction), SpReason.DATA_UNREACHABLE, code);
        }
    }

    /**
     * Taken, though not by this claim. A worker whose lease ended without a word may be frozen with the bytes in its hands: for as long
     * as one download may take, its return is waited for, and then its bytes are found in the vault.
     */
    private void taken(Claim claim, SpTransaction transaction, String code) {
        Instant now = clock.instant();
        boolean mayComeBack = transaction
                .schedule()
                .claimLost()
                .filter(lost ->
                        now.isBefore(lost.plus(configuration.downloadTime()).plus(STORING)))
                .isPresent();
        if (mayComeBack) {
            later(claim, transaction, backOff(transaction), SpReason.ALREADY_TAKEN, code);
        } else {
            refused(claim, SpReason.ALREADY_TAKEN, code);
        }
    }

    private boolean isEarly(SpTransaction transaction) {
        Instant notified = transaction.times().notified().orElseThrow();
        return clock.instant().isBefore(notified.plus(configuration.earlyRefusal()));
    }

    private void later(Claim claim, SpTransaction transaction, Duration wait, SpReason why, String code) {
        Instant now = clock.instant();
        Instant ticketDies = transaction
                .times()
                .notified()
                .orElseThrow()
                .plus(configuration.times().ticket());
        Instant wanted = now.plus(wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
        Instant next = wanted.isAfter(ticketDies) ? ticketDies : wanted;
        steps.apply(claim, current -> current.postpone(next, why, code, configuration.times(), now));
    }

    private void refused(Claim claim, SpReason why, String code) {
        LOG.log(Level.WARNING, "{0}: the platform answers {1}", claim.txId(), code);
        steps.apply(claim, current -> current.refused(why, code, configuration.times(), clock.instant()));
    }

    /** 5 s, doubled with every attempt, at most 5 minutes. */
    private static Duration backOff(SpTransaction transaction) {
        Duration wait = FIRST_BACK_OFF.multipliedBy(
                1L << Math.min(transaction.schedule().attempts() - 1, DOUBLINGS));
        return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
    }
}
