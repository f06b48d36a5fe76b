package tw.agencygateway.pki.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * The newest revocation list of one series (issuer, issuer's key, part) whose signature was verified. A newer one takes its place,
 * an older one never does. A list that came from an address is fetched again from there when three quarters of its life are over.
 */
@Entity
@Table(name = "stored_crl")
public class StoredCrl {
    /** The source of a list that an administrator has handed in. */
    public static final String IMPORTED = "imported";

    private static final Duration WITHOUT_NEXT_UPDATE = Duration.ofDays(1);
    private static final Duration WHERE_LATE = Duration.ofMinutes(30);
    private static final int FAILURE_LENGTH = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "stored_crl_seq")
    @SequenceGenerator(name = "stored_crl_seq", sequenceName = "stored_crl_seq", allocationSize = 50)
    private Long id;

    @Version
    private long version;

    private String series;

    @Column(name = "issuer_sha256")
    private String issuerSha256;

    private String issuer;

    @Column(name = "crl_number")
    private String number;

    @Column(name = "this_update")
    private Instant thisUpdate;

    @Column(name = "next_update")
    private Instant nextUpdate;

    private byte[] der;

    private String source;

    @Column(name = "fetched_at")
    private Instant fetchedAt;

    @Column(name = "refresh_at")
    private Instant refreshAt;

    private String failure;

    protected StoredCrl() {}

    /** @param source the address that it came from, at most 1000 characters, or {@link #IMPORTED} */
    public StoredCrl(CrlFacts facts, byte[] der, String source, Instant now) {
        this.series = facts.seriesKey();
        this.issuerSha256 = CrlFacts.key(facts.issuer());
        this.issuer = Digests.shorten(facts.issuer().getName());
        take(facts, der, source, now);
    }

    /**
     * Puts a list of the same series in the place of this one. The one that is there already may come again, from another source.
     *
     * @throws IllegalArgumentException where the series is another one, or the list {@linkplain #isNewerThan older}
     */
    public void renew(CrlFacts facts, byte[] newDer, String newSource, Instant now) {
        if (!facts.seriesKey().equals(series) || isNewerThan(facts)) {
            throw new IllegalArgumentException("not a newer list of the same series");
        }
        // an address is worth more than a hand: a list handed in ahead of time does not end the fetching
        take(facts, newDer, newSource.equals(IMPORTED) ? source : newSource, now);
    }

    /** Whether this list has the higher number, or was issued later: then taking {@code other} would forget revocations. */
    public boolean isNewerThan(CrlFacts other) {
        boolean higher =
                number != null && other.number() != null && new BigInteger(number).compareTo(other.number()) > 0;
        return higher || thisUpdate.isAfter(other.thisUpdate());
    }

    private void take(CrlFacts facts, byte[] newDer, String newSource, Instant now) {
        number = facts.number() == null ? null : facts.number().toString();
        thisUpdate = facts.thisUpdate();
        nextUpdate = facts.nextUpdate();
        der = newDer.clone();
        source = newSource;
        fetchedAt = now;
        failure = null;
        refreshAt = source.equals(IMPORTED) ? null : dueAfter(now);
    }

    private Instant dueAfter(Instant now) {
        if (nextUpdate == null) {
            return now.plus(WITHOUT_NEXT_UPDATE);
        }
        Instant due = nextUpdate.minus(Duration.between(thisUpdate, nextUpdate).dividedBy(4));
        // a list that is old when it comes: its issuer is late, and not to be asked every minute
        return due.isBefore(now) ? now.plus(WHERE_LATE) : due;
    }

    /**
     * Notes that the newest attempt to fetch it failed. Does not begin a fetching that has ended.
     *
     * @param words why, for an administrator
     */
    public void postpone(String words, Instant next) {
        if (refreshAt == null) {
            return;
        }
        failure = words.length() <= FAILURE_LENGTH ? words : words.substring(0, FAILURE_LENGTH);
        refreshAt = next;
    }

    /** Another node does not fetch it before {@code until}; should this one die, that is when it is tried again. */
    public void claim(Instant until) {
        refreshAt = until;
    }

    /** Its address gives another list now: it is kept as long as it is good for something, and not fetched any more. */
    public void endFetching() {
        refreshAt = null;
    }

    public Long id() {
        return id;
    }

    public byte[] der() {
        return der.clone();
    }

    public String source() {
        return source;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredCrl crl && series.equals(crl.series);
    }

    @Override
    public int hashCode() {
        return series.hashCode();
    }
}
