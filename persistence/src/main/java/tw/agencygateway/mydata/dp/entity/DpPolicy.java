package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.util.List;
import tw.agencygateway.platform.entity.LinesConverter;

/** How a data set is served, as strict as the documents unless set otherwise. */
@Embeddable
public class DpPolicy {

    @Enumerated(EnumType.STRING)
    @Column(name = "default_form", nullable = false)
    private DpForm defaultForm;

    @Column(nullable = false)
    private boolean signed;

    @Column(name = "with_csv", nullable = false)
    private boolean withCsv;

    @Column(name = "with_xml", nullable = false)
    private boolean withXml;

    @Column(name = "no_content", nullable = false)
    private boolean noContent;

    @Column(name = "verified_id", nullable = false)
    private boolean verifiedId;

    @Convert(converter = LinesConverter.class)
    @Column(nullable = false)
    private List<String> audiences;

    @Convert(converter = LinesConverter.class)
    @Column(nullable = false)
    private List<String> clients;

    @Convert(converter = LinesConverter.class)
    @Column(nullable = false)
    private List<String> addresses;

    @Column(name = "daily_limit", nullable = false)
    private int dailyLimit;

    @Column(name = "waiting_bound", nullable = false)
    private int waitingBound;

    @Column(name = "short_wait_millis", nullable = false)
    private int shortWaitMillis;

    @Column(name = "keeping_seconds", nullable = false)
    private int keepingSeconds;

    protected DpPolicy() {}

    /** A policy. */
    public DpPolicy(Answer answer, Access access, Limits limits) {
        this.defaultForm = answer.defaultForm();
        this.signed = answer.signed();
        this.withCsv = answer.withCsv();
        this.withXml = answer.withXml();
        this.noContent = answer.noContent();
        this.verifiedId = access.verifiedId();
        this.audiences = List.copyOf(access.audiences());
        this.clients = List.copyOf(access.clients());
        this.addresses = List.copyOf(access.addresses());
        this.dailyLimit = limits.daily();
        this.waitingBound = limits.waiting();
        this.shortWaitMillis = (int) limits.shortWait().toMillis();
        this.keepingSeconds = (int) limits.keeping().toSeconds();
    }

    /**
     * What is answered.
     *
     * @param defaultForm where a call names no form (decisions row 35)
     * @param signed whether packages are signed (row 48)
     * @param withCsv whether a package holds a CSV file too
     * @param withXml whether a package holds an XML file too
     * @param noContent whether a person without data is 204 (row 42) or a failure
     */
    public record Answer(DpForm defaultForm, boolean signed, boolean withCsv, boolean withXml, boolean noContent) {}

    /**
     * Who may have it.
     *
     * @param verifiedId whether the person's id must be verified (row 41)
     * @param audiences that a token's {@code aud} must hold one of; any for none (row 40)
     * @param clients that a token's {@code client_id} must be one of; any for none
     * @param addresses CIDR ranges that MyData calls from
     */
    public record Access(boolean verifiedId, List<String> audiences, List<String> clients, List<String> addresses) {}

    /**
     * How much.
     *
     * @param daily the most requests of a day, 0 for no limit (row 51)
     * @param waiting the most requests that wait at once (row 39)
     * @param shortWait how long a call is kept without an answer, at most a minute
     * @param keeping how long a finished file is kept, at most a day
     */
    public record Limits(int daily, int waiting, Duration shortWait, Duration keeping) {

        private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
        private static final Duration LONGEST_KEEPING = Duration.ofDays(1);

        /** The bounds. */
        public Limits {
            if (daily < 0 || waiting < 1) {
                throw new IllegalArgumentException("a negative daily limit, or no place to wait");
            }
            if (shortWait.isNegative() || shortWait.compareTo(LONGEST_WAIT) > 0) {
                throw new IllegalArgumentException("a short wait of " + shortWait);
            }
            if (keeping.toSeconds() < 1 || keeping.compareTo(LONGEST_KEEPING) > 0) {
                throw new IllegalArgumentException("keeping for " + keeping);
            }
        }
    }

    public Answer answer() {
        return new Answer(defaultForm, signed, withCsv, withXml, noContent);
    }

    public Access access() {
        return new Access(verifiedId, audiences, clients, addresses);
    }

    public Limits limits() {
        return new Limits(
                dailyLimit, waitingBound, Duration.ofMillis(shortWaitMillis), Duration.ofSeconds(keepingSeconds));
    }
}
