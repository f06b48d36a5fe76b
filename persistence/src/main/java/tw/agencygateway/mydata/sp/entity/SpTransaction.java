package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/**
 * One request for a person's data through MyData, from the agency's start to the erasure. Its life is the table
 * {@code sp-flow.md}: a verb says what happened, {@link SpState#on} says where that leads, and what the next state does not
 * keep is dropped here, keys first. Verbs answer false where the table refuses; then nothing has changed.
 */
@Entity
@Table(name = "sp_transaction")
public class SpTransaction {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sp_transaction_seq")
    @SequenceGenerator(name = "sp_transaction_seq", sequenceName = "sp_transaction_seq")
    private Long id;

    @Version
    private long version;

    @Column(name = "tx_id", nullable = false, updatable = false)
    private String txId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "service_id", nullable = false, updatable = false)
    private SpService service;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "credential_id", nullable = false, updatable = false)
    private SpCredential credential;

    @Embedded
    private SpOrigin origin;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "sp_requested_data_set", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderColumn(name = "position")
    private List<SpRequestedDataSet> dataSets = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private SpState state = SpState.CREATED;

    @Embedded
    private SpOutcome outcome = SpOutcome.open();

    @Embedded
    private SpHoldings holdings;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "sp_file", joinColumns = @JoinColumn(name = "transaction_id"))
    @OrderColumn(name = "position")
    private List<SpFile> files = new ArrayList<>();

    @Embedded
    private SpMilestones times;

    @Embedded
    private SpSchedule schedule;

    protected SpTransaction() {}

    /**
     * A transaction that the agency starts.
     *
     * @param txId UUID version 4, issued by us (MyData SP V2.6 §柒.二)
     * @param dataSets what is asked for, at least one
     * @param vaultKey the sealed key of its vault folder
     */
    public SpTransaction(
            UUID txId,
            SpService service,
            SpOrigin origin,
            List<SpDataSet> dataSets,
            byte[] vaultKey,
            SpTimes rules,
            Instant now) {
        if (dataSets.isEmpty()) {
            throw new IllegalArgumentException("a transaction asks for at least one data set");
        }
        this.txId = txId.toString();
        this.service = service;
        this.credential = service.credential();
        this.origin = origin;
        dataSets.forEach(set -> this.dataSets.add(new SpRequestedDataSet(set.resourceId(), set.name(), null)));
        this.holdings = new SpHoldings(vaultKey);
        this.times = new SpMilestones(now);
        this.schedule = new SpSchedule(times.deadline(state, rules, service.policy()));
    }

    /** The citizen opens the go-URL; true only the first time. */
    public boolean leave(String citizenAddress, SpTimes rules, Instant now) {
        if (!allows(SpHappening.GO)) {
            return false;
        }
        origin.leftFrom(citizenAddress);
        times.redirected(now);
        return step(SpHappening.GO, rules, now);
    }

    /**
     * MyData notifies that the data can be fetched. The first ticket counts: the same one again changes nothing, another one
     * is refused.
     *
     * @param sealedTicket permission_ticket
     * @param hash SHA-256 of the ticket, kept when the ticket is gone
     * @param sealedKey secret_key
     */
    public boolean notified(byte[] sealedTicket, byte[] hash, byte[] sealedKey, SpTimes rules, Instant now) {
        if (!allows(SpHappening.TICKET) || holdings().hadAnotherTicketThan(hash)) {
            return false;
        }
        if (state.on(SpHappening.TICKET).orElseThrow() != state) {
            holdings.take(sealedTicket, hash, sealedKey);
            times.notified(now);
            outcome.because(null, null);
        }
        return step(SpHappening.TICKET, rules, now);
    }

    /** MyData says it cannot deliver these data sets; once data is verified this is only recorded (decisions row 12). */
    public boolean unable(List<String> resourceIds, SpTimes rules, Instant now) {
        Optional<SpState> next = state.on(SpHappening.UNABLE);
        if (next.isEmpty()) {
            return false;
        }
        outcome.unableToDeliver(resourceIds);
        if (next.get() == state) {
            return true;
        }
        resourceIds.forEach(resource -> dataSetIs(resource, "unable_to_deliver"));
        outcome.because(SpReason.UNABLE_TO_DELIVER, null);
        return step(SpHappening.UNABLE, rules, now);
    }

    /** The browser comes back; the code is a hint (decisions row 5) and kept as it is. */
    public boolean returned(String code, SpTimes rules, Instant now) {
        SpHappening happening = "200".equals(code)
                ? SpHappening.RETURN_OK
                : "205".equals(code) ? SpHappening.RETURN_DECLINED : SpHappening.RETURN_FAILED;
        Optional<SpState> next = state.on(happening);
        if (next.isEmpty()) {
            return false;
        }
        if (next.get() != state) {
            outcome.returned(code);
            times.returned(now);
            if (happening != SpHappening.RETURN_OK && isUnconfirmed(next.get())) {
                outcome.because(SpReason.RETURN_CODE, code);
            }
        }
        return step(happening, rules, now);
    }

    /** Takes the due work for one worker; until the lease ends nobody else finds it due. */
    public void claim(UUID worker, Instant leaseEnd) {
        schedule.claim(worker, leaseEnd);
    }

    /** Whether this worker's claim is the one that counts. */
    public boolean isClaimedBy(UUID worker) {
        return schedule.isClaimedBy(worker);
    }

    /** The data is not to be had yet; the work is due again then. */
    public boolean postpone(Instant next, SpReason why, String code, SpTimes rules, Instant now) {
        if (!allows(SpHappening.LATER)) {
            return false;
        }
        outcome.because(why, code);
        schedule.postpone(next);
        return step(SpHappening.LATER, rules, now);
    }

    /** The raw JWE lies durable in the vault. */
    public boolean received(SpTimes rules, Instant now) {
        if (!allows(SpHappening.DATA)) {
            return false;
        }
        outcome.because(null, null);
        times.received(now);
        return step(SpHappening.DATA, rules, now);
    }

    /** The platform's answer ends it. */
    public boolean refused(SpReason why, String code, SpTimes rules, Instant now) {
        SpHappening happening = why == SpReason.ALREADY_TAKEN ? SpHappening.TAKEN : SpHappening.REFUSED;
        if (!allows(happening)) {
            return false;
        }
        outcome.because(why, code);
        return step(happening, rules, now);
    }

    /**
     * The verifier's verdict.
     *
     * @param verdict VERIFIED, REJECTED or UNDECIDED; REFUSED where the package is sound, but says that a data set failed
     * @param reportJson the whole report, without personal data
     * @param verifiedFiles what may be handed out; empty unless verified
     */
    public boolean judged(
            SpHappening verdict, String reportJson, List<SpFile> verifiedFiles, SpTimes rules, Instant now) {
        if (!allows(verdict)) {
            return false;
        }
        outcome.report(reportJson);
        if (verdict == SpHappening.VERIFIED) {
            files.clear();
            files.addAll(verifiedFiles);
        } else {
            outcome.because(verdict == SpHappening.REFUSED ? SpReason.DATA_SET_FAILED : SpReason.VERIFICATION, null);
        }
        return step(verdict, rules, now);
    }

    /** What became of one requested data set; a stranger's is left to the report. */
    public void dataSetIs(String resourceId, String code) {
        dataSets.replaceAll(set ->
                set.resourceId().equals(resourceId) ? new SpRequestedDataSet(resourceId, set.name(), code) : set);
    }

    /** Verification is due again. */
    public boolean verifyAgain(SpTimes rules, Instant now) {
        return step(SpHappening.VERIFY_AGAIN, rules, now);
    }

    /** The state's deadline has passed. */
    public boolean overdue(SpTimes rules, Instant now) {
        if (!schedule.isOverdue(now) || !allows(SpHappening.DEADLINE)) {
            return false;
        }
        switch (state.deadline().orElseThrow()) {
            case GO -> outcome.because(SpReason.GO_UNUSED, null);
            case RETURN -> {
                if (outcome.returnCode().isEmpty()) {
                    outcome.because(SpReason.NOT_RETURNED, null);
                }
            }
            case TICKET ->
                outcome.because(!holdings.hadTicket() ? SpReason.NO_NOTIFICATION : SpReason.TICKET_DEAD, null);
            case RETENTION -> outcome.because(SpReason.RETENTION_OVER, null);
        }
        return step(SpHappening.DEADLINE, rules, now);
    }

    /** The agency or an administrator erases. */
    public boolean erase(SpReason why, SpTimes rules, Instant now) {
        if (!state.isFinal()) {
            outcome.because(why, null);
        }
        return step(SpHappening.ERASE, rules, now);
    }

    /**
     * Files and keys are really gone.
     *
     * @return whether data had been received, so that event 360 is due
     */
    public boolean erased(Instant now) {
        schedule.erase(null);
        return times.erased(now);
    }

    /** Files and keys cannot be removed now. */
    public void eraseAgain(Instant next) {
        schedule.erase(next);
    }

    /** Whether nothing but the return speaks for this state: no ticket yet, no data. */
    private static boolean isUnconfirmed(SpState state) {
        return state.work().isEmpty() && !state.keepsData();
    }

    private boolean allows(SpHappening happening) {
        return state.on(happening).isPresent();
    }

    private boolean step(SpHappening happening, SpTimes rules, Instant now) {
        Optional<SpState> next = state.on(happening);
        next.filter(to -> to != state).ifPresent(to -> enter(to, rules, now));
        return next.isPresent();
    }

    private void enter(SpState next, SpTimes rules, Instant now) {
        Optional<Work> before = state.work();
        state = next;
        times.changed(now);
        schedule.deadline(times.deadline(next, rules, service.policy()));
        if (!before.equals(next.work())) {
            schedule.begin(next.work(), rules, now);
        }
        drop(next, now);
    }

    private void drop(SpState next, Instant now) {
        holdings.drop(next);
        if (!next.keeps(Kept.FILES)) {
            files.clear();
        }
        if (next.isFinal()) {
            schedule.erase(holdings.hadTicket() ? now : null);
        }
    }

    public UUID txId() {
        return UUID.fromString(txId);
    }

    public SpService service() {
        return service;
    }

    /** The credentials that this transaction began with. */
    public SpCredential credential() {
        return credential;
    }

    public SpOrigin origin() {
        return origin;
    }

    public List<SpRequestedDataSet> dataSets() {
        return List.copyOf(dataSets);
    }

    public List<String> resourceIds() {
        return dataSets.stream().map(SpRequestedDataSet::resourceId).toList();
    }

    public SpState state() {
        return state;
    }

    public SpOutcome outcome() {
        return outcome;
    }

    public SpSchedule schedule() {
        return schedule;
    }

    /** What it holds; EclipseLink loads nothing for one that holds nothing. */
    public SpHoldings holdings() {
        return holdings == null ? new SpHoldings(null) : holdings;
    }

    public List<SpFile> files() {
        return List.copyOf(files);
    }

    public SpMilestones times() {
        return times;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpTransaction that && txId.equals(that.txId);
    }

    @Override
    public int hashCode() {
        return txId.hashCode();
    }

    @Override
    public String toString() {
        return "SpTransaction " + txId + " " + state;
    }
}
