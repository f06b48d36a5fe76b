package tw.agencygateway.mydata.sp.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.platform.entity.Stage;
import tw.agencygateway.webhook.entity.StatusChange;

/** A transaction on its way through the table, with a clock of its own; one verb for each happening. */
final class FlowWalk {

    static final SpTimes RULES = SpTimes.DOCUMENTED;
    static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
    static final Period RETENTION = Period.ofDays(30);
    static final Instant LATER = START.plus(Duration.ofHours(1));
    static final String RESOURCE = "API.Household1";
    static final byte[] TICKET_HASH = {7};

    private static final byte[] SEALED = {1};
    private static final Duration STEP = Duration.ofSeconds(1);

    private final SpTransaction transaction = started();
    private final List<StatusChange> told = new ArrayList<>();
    private final List<SpHoldEvent> holdEnds = new ArrayList<>();
    private Instant now = START;

    private FlowWalk() {
        transaction.tellTo(told::add, holdEnds::add);
    }

    /** A transaction in this state, brought there by as few steps of the table as possible. */
    static FlowWalk to(SpState state) {
        FlowWalk walk = new FlowWalk();
        for (SpHappening happening : shortestPath(state)) {
            if (!walk.apply(happening)) {
                throw new AssertionError(happening + " was refused in " + walk.transaction.state());
            }
        }
        return walk;
    }

    /** Tells the transaction what happens a second later, or at its deadline; false where it refuses. */
    boolean apply(SpHappening happening) {
        now = happening == SpHappening.DEADLINE
                ? transaction.schedule().deadlineAt().orElse(now.plus(STEP))
                : now.plus(STEP);
        return switch (happening) {
            case GO -> transaction.leave("192.0.2.7", RULES, now);
            case TICKET -> transaction.notified(SEALED, TICKET_HASH, SEALED, RULES, now);
            case UNABLE -> transaction.unable(List.of(RESOURCE), RULES, now);
            case RETURN_OK -> transaction.returned("200", RULES, now);
            case RETURN_DECLINED -> transaction.returned("205", RULES, now);
            case RETURN_FAILED -> transaction.returned("409", RULES, now);
            case LATER -> transaction.postpone(LATER, SpReason.DATA_LATER, "429", RULES, now);
            case DATA -> transaction.received(RULES, now);
            case TAKEN -> transaction.refused(SpReason.ALREADY_TAKEN, "201", RULES, now);
            case REFUSED -> transaction.refused(SpReason.DATA_REFUSED, "400", RULES, now);
            case VERIFIED -> transaction.judged(happening, "{}", List.of(file()), RULES, now);
            case REJECTED, UNDECIDED -> transaction.judged(happening, "{}", List.of(), RULES, now);
            case VERIFY_AGAIN -> transaction.verifyAgain(RULES, now);
            case DEADLINE -> transaction.overdue(RULES, now);
            case ERASE -> transaction.erase(SpReason.ERASED_BY_AGENCY, RULES, now);
        };
    }

    SpTransaction transaction() {
        return transaction;
    }

    /** What the agency was told on the way. */
    List<StatusChange> told() {
        return told;
    }

    /** The holds that ended with the transaction. */
    List<SpHoldEvent> holdEnds() {
        return List.copyOf(holdEnds);
    }

    Instant now() {
        return now;
    }

    private static List<SpHappening> shortestPath(SpState goal) {
        Map<SpState, List<SpHappening>> paths = new EnumMap<>(SpState.class);
        paths.put(SpState.CREATED, List.of());
        Deque<SpState> open = new ArrayDeque<>(List.of(SpState.CREATED));
        while (!paths.containsKey(goal)) {
            SpState from = open.remove();
            for (SpHappening happening : SpHappening.values()) {
                from.on(happening).filter(next -> !paths.containsKey(next)).ifPresent(next -> {
                    List<SpHappening> path = new ArrayList<>(paths.get(from));
                    path.add(happening);
                    paths.put(next, path);
                    open.add(next);
                });
            }
        }
        return paths.get(goal);
    }

    private static SpTransaction started() {
        SpDataSet dataSet = new SpDataSet(RESOURCE, "個人戶籍資料", 1, SpDataSet.Signature.REQUIRED, Stage.TEST);
        SpOrigin origin = new SpOrigin(
                new SpOrigin.Request("Agency page", null, SEALED, "form 3", "https://agency.example/return"),
                SEALED,
                SEALED,
                SEALED,
                SEALED);
        return new SpTransaction(UUID.randomUUID(), service(), origin, List.of(dataSet), SEALED, RULES, START);
    }

    private static SpService service() {
        SpRegistration registration = new SpRegistration(
                "社會福利",
                "示範機關服務",
                "https://agency.example/",
                "示範",
                new SpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                new SpRegistration.Platform("https://mydata.example", List.of("192.0.2.0/24")),
                List.of("https://gateway.example/return/CLI.TEST000001"),
                List.of("https://agency.example/return"));
        SpPolicy policy = new SpPolicy(false, false, false, RETENTION);
        SpCredential credential = new SpCredential("CLI.TEST000001", SEALED, SEALED, START);
        return new SpService("CLI.TEST000001", registration, policy, Stage.TEST, credential, START);
    }

    private static SpFile file() {
        return new SpFile("1", RESOURCE, "household.json", "application/json", 2, "00".repeat(32));
    }
}
