package tw.agencygateway.mydata.sp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Period;

/** What a service tolerates, stricter unless set otherwise (decisions rows 10, 19, 20), and how long its data is kept. */
@Embeddable
public class SpPolicy {

    /** Beyond some ends the databases' calendar. */
    private static final int MOST_DAYS = 36_500;

    @Column(name = "plain_secret_key", nullable = false)
    private boolean plainSecretKey;

    @Column(name = "tolerate_iv", nullable = false)
    private boolean tolerateIv;

    @Column(name = "tolerate_filename", nullable = false)
    private boolean tolerateFilename;

    @Column(name = "retention_days", nullable = false)
    private int retentionDays;

    protected SpPolicy() {}

    /**
     * A policy.
     *
     * @param plainSecretKey whether a notification's secret_key may come unencrypted (row 10)
     * @param tolerateIv whether a JWE with another IV is a warning instead of an error (row 19)
     * @param tolerateFilename whether another filename member is a warning instead of an error (row 20)
     * @param retention how long received data is kept, a day to a century; a month counts as thirty days
     */
    public SpPolicy(boolean plainSecretKey, boolean tolerateIv, boolean tolerateFilename, Period retention) {
        long days = retention.toTotalMonths() * 30 + retention.getDays();
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a retention of " + retention + " is not between a day and a century");
        }
        this.plainSecretKey = plainSecretKey;
        this.tolerateIv = tolerateIv;
        this.tolerateFilename = tolerateFilename;
        this.retentionDays = (int) days;
    }

    public boolean plainSecretKey() {
        return plainSecretKey;
    }

    public boolean tolerateIv() {
        return tolerateIv;
    }

    public boolean tolerateFilename() {
        return tolerateFilename;
    }

    public Period retention() {
        return Period.ofDays(retentionDays);
    }
}
