package tw.agencygateway.sandbox.mydata;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.http.Trace;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Service;

/**
 * One visit of a citizen sent by a service: open until the citizen decides; then agreed, with a ticket that lives eight
 * hours and serves once; or ended with the code that the browser's return carried.
 */
public final class Transaction {
    static final Duration TIME_TO_DECIDE = Duration.ofMinutes(20);
    static final Duration LIFE_OF_TICKET = Duration.ofHours(8);

    private static final String ALPHANUMERICS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Where a transaction stands. */
    public enum State {
        OPEN,
        AGREED,
        FETCHED,
        ENDED
    }

    /** What the service's redirect said, after all checks. */
    public record Request(Service service, String txId, List<DataSet> dataSets, String personId, String returnUrl) {
        @Override
        public String toString() {
            return "Request[" + txId + "]";
        }
    }

    private final Request request;
    private final Instant arrivedAt;
    private final String handle = UUID.randomUUID().toString();
    private final String ticket = UUID.randomUUID().toString();
    private final String secretKey = newSecretKey();
    private final List<Trace> traces = new ArrayList<>();
    private final Map<Misbehaviour, Integer> occurrences = new HashMap<>();
    private Faults faults;
    private State state = State.OPEN;
    private String code = "";
    private Method method;
    private Instant agreedAt;
    private boolean acknowledged;
    private LiveData liveData = LiveData.NONE;

    Transaction(Request request, Faults faults, Instant now) {
        this.request = request;
        this.faults = faults;
        this.arrivedAt = now;
    }

    public Request request() {
        return request;
    }

    public Service service() {
        return request.service();
    }

    public String txId() {
        return request.txId();
    }

    public Instant arrivedAt() {
        return arrivedAt;
    }

    public synchronized Faults faults() {
        return faults;
    }

    /** From now on the platform misbehaves like this. */
    synchronized void misbehave(Faults others) {
        faults = others;
    }

    /** What the consent page's address carries, not to be guessed. */
    public String handle() {
        return handle;
    }

    public String ticket() {
        return ticket;
    }

    public String secretKey() {
        return secretKey;
    }

    public synchronized State state() {
        return state;
    }

    /** Code of the end or of the return; empty while open. */
    public synchronized String code() {
        return code;
    }

    /** Null until agreed. */
    public synchronized Method method() {
        return method;
    }

    public synchronized List<Trace> traces() {
        return List.copyOf(traces);
    }

    /** The strictest level that its data sets ask for. */
    public int requiredLevel() {
        return request.dataSets().stream()
                .mapToInt(DataSet::securityLevel)
                .min()
                .orElse(1);
    }

    synchronized boolean isTooLateToDecide(Instant now) {
        return state == State.OPEN && now.isAfter(arrivedAt.plus(TIME_TO_DECIDE));
    }

    synchronized boolean isTicketDead(Instant now) {
        return agreedAt == null || now.isAfter(agreedAt.plus(LIFE_OF_TICKET));
    }

    /** @return false when it was decided before */
    synchronized boolean agree(Method by, Instant now) {
        if (state != State.OPEN) {
            return false;
        }
        state = State.AGREED;
        code = "200";
        method = by;
        agreedAt = now;
        return true;
    }

    synchronized LiveData liveData() {
        return liveData;
    }

    synchronized void receive(LiveData data) {
        liveData = data;
    }

    synchronized void end(String withCode) {
        state = State.ENDED;
        code = withCode;
    }

    /** The service took a notification. */
    synchronized void acknowledge() {
        acknowledged = true;
    }

    /** The service did not take the notification, and its re-send neither: 410, unless it took another one. */
    synchronized void failNotification() {
        if (!acknowledged && state == State.AGREED) {
            end("410");
        }
    }

    /** @return whether this is the one fetch that the ticket allows */
    synchronized boolean fetch() {
        boolean first = state == State.AGREED;
        if (first) {
            state = State.FETCHED;
            code = "201";
        }
        return first;
    }

    /** The fetch does not count. */
    synchronized void keepTicket() {
        if (state == State.FETCHED) {
            state = State.AGREED;
            code = "200";
        }
    }

    /** Counts how often a misbehaviour showed itself; returns how often it had before. */
    synchronized int count(Misbehaviour misbehaviour) {
        return occurrences.merge(misbehaviour, 1, Integer::sum) - 1;
    }

    synchronized void record(Trace trace) {
        traces.add(trace);
    }

    private static String newSecretKey() {
        StringBuilder key = new StringBuilder();
        RANDOM.ints(32, 0, ALPHANUMERICS.length()).forEach(i -> key.append(ALPHANUMERICS.charAt(i)));
        return key.toString();
    }
}
