package tw.agencygateway.mydata.dp.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tw.agencygateway.platform.entity.Stage;

/** A request on its way through the table, with a clock of its own; one verb for each happening. */
final class DpWalk {

    static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
    static final Instant LATER = START.plus(Duration.ofMinutes(5));
    static final Duration KEEPING = Duration.ofMinutes(15);
    static final byte[] SEALED = {1};

    private static final Duration STEP = Duration.ofSeconds(1);

    private final DpRequest request = DpRequest.asked(
            UUID.randomUUID(),
            dataSet(),
            new DpCall(DpForm.ZIP, "uid", false, "192.0.2.7"),
            SEALED,
            SEALED,
            DpTimes.DECIDED,
            START);
    private Instant now = START;

    private DpWalk() {}

    /** A request in this state, brought there by as few steps of the table as possible. */
    static DpWalk to(DpState state) {
        DpWalk walk = new DpWalk();
        for (DpHappening happening : shortestPath(state)) {
            if (!walk.apply(happening)) {
                throw new AssertionError(happening + " was refused in " + walk.request.state());
            }
        }
        return walk;
    }

    /** Tells the request what happens a second later, or at its deadline; false where it refuses. */
    boolean apply(DpHappening happening) {
        now = happening == DpHappening.DEADLINE ? request.deadlineAt().orElse(now.plus(STEP)) : now.plus(STEP);
        return switch (happening) {
            case INTROSPECTED -> request.introspected("CLI.TEST000001", SEALED, now);
            case IDENTIFIED -> request.identified(new DpHoldings.Person(SEALED, SEALED, SEALED), now);
            case LATER -> request.postpone(LATER, DpReason.SOURCE_LATER, "429", now);
            case COLLECTED -> request.collected(new DpFile("1", "household.zip", 2, "00".repeat(32)), now);
            case NOTHING -> request.ended(happening, DpReason.NO_DATA, null, now);
            case UNAUTHORISED -> request.ended(happening, DpReason.INVALID_TOKEN, null, now);
            case FORBIDDEN -> request.ended(happening, DpReason.INSUFFICIENT_SCOPE, null, now);
            case FAILED -> request.ended(happening, DpReason.SOURCE_FAILED, null, now);
            case DUPLICATE -> request.ended(happening, DpReason.SAME_PERSON, null, now);
            case DEADLINE -> request.overdue(now);
            case REVISED -> request.revised(now);
            case ERASE -> request.ended(happening, DpReason.ERASED, null, now);
        };
    }

    DpRequest request() {
        return request;
    }

    Instant now() {
        return now;
    }

    private static List<DpHappening> shortestPath(DpState goal) {
        Map<DpState, List<DpHappening>> paths = new EnumMap<>(DpState.class);
        paths.put(DpState.ASKED, List.of());
        Deque<DpState> open = new ArrayDeque<>(List.of(DpState.ASKED));
        while (!paths.containsKey(goal)) {
            DpState from = open.remove();
            for (DpHappening happening : DpHappening.values()) {
                from.on(happening).filter(next -> !paths.containsKey(next)).ifPresent(next -> {
                    List<DpHappening> path = new ArrayList<>(paths.get(from));
                    path.add(happening);
                    paths.put(next, path);
                    open.add(next);
                });
            }
        }
        return paths.get(goal);
    }

    static DpDataSet dataSet() {
        DpRegistration registration = new DpRegistration(
                "示範機關",
                new DpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                new DpRegistration.Description("戶政", "個人戶籍資料", "示範", 1, 1, "您的戶籍資料"),
                DpRegistration.Delivery.IMMEDIATE);
        DpPolicy policy = new DpPolicy(
                new DpPolicy.Answer(DpForm.ZIP, true, false, false, true),
                new DpPolicy.Access(true, List.of(), List.of(), List.of("192.0.2.0/24")),
                new DpPolicy.Limits(0, 100, Duration.ofSeconds(2), KEEPING));
        DpDataSet.Form form = new DpDataSet.Form(
                "household",
                registration,
                new DpAuthorization("https://gsp.example/.well-known/openid-configuration", null),
                policy,
                Stage.TEST,
                List.of(new DpField("name", "姓名", "", "NAME")),
                List.of(new DpScope("household.read", "")),
                null);
        DpSource source = new DpSource("sql", Map.of("query", "SELECT 1"), null);
        return new DpDataSet("API.Household1", SEALED, form, source, START);
    }
}
