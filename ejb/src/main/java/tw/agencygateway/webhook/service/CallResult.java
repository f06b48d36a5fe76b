package tw.agencygateway.webhook.service;

/**
 * What came of one call.
 *
 * @param status the HTTP status, or 0 where there was no whole answer
 * @param words for people, at most 200 characters, without anything that the endpoint wrote
 */
public record CallResult(int status, String words) {

    private static final int MOST = 200;

    static CallResult answered(int status) {
        return new CallResult(status, "HTTP " + status);
    }

    static CallResult unanswered(String why) {
        return new CallResult(0, why.substring(0, Math.min(MOST, why.length())));
    }

    /** Whether the endpoint has taken it: a status of 2xx. */
    public boolean isDelivered() {
        return status / 100 == 2;
    }

    /** Whether the endpoint did not answer at all, or not in time. */
    public boolean isUnanswered() {
        return status == 0;
    }
}
