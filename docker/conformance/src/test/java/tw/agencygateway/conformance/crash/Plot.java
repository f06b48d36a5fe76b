package tw.agencygateway.conformance.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The ways that a story can go where nothing breaks; together they come past every effect of the flow. */
enum Plot {
    /** The agency fetches the files and erases. */
    HANDED_OUT("{}", Set.of("ERASED")),
    /** The agency leaves the files where they are. */
    KEPT("{}", Set.of("READY")),
    /** MyData says "later" at first. */
    POSTPONED("{\"data_preparing\": {\"times\": \"1\", \"retry_after\": \"1\"}}", Set.of("READY")),
    /** The data is proven bad, and erased. */
    REJECTED("{\"wrong_digest\": {}}", Set.of("REJECTED")),
    /** MyData has nothing to give. */
    REFUSED("{\"data_status\": {\"code\": \"504\"}}", Set.of("FAILED")),
    /** The data comes, but the citizen does not. */
    NOT_BACK("{}", Set.of("VOID")),
    /** The citizen says no. */
    DECLINED("{}", Set.of("DECLINED")),
    /** The citizen does not even leave for MyData. */
    UNUSED("{}", Set.of("EXPIRED"));

    private final String misbehaviours;
    private final Set<String> ends;

    Plot(String misbehaviours, Set<String> ends) {
        this.misbehaviours = misbehaviours;
        this.ends = ends;
    }

    /** How the sandbox misbehaves; it notifies when the story says so. */
    String misbehaviours() {
        return misbehaviours.equals("{}")
                ? "{\"notification_on_command\": true}"
                : misbehaviours.replaceFirst("\\{", "{\"notification_on_command\": true, ");
    }

    /** The states of the normative table where it may come to rest. */
    Set<String> ends() {
        return ends;
    }

    boolean leaves() {
        return this != UNUSED;
    }

    boolean agrees() {
        return leaves() && this != DECLINED;
    }

    boolean comesBack() {
        return leaves() && this != NOT_BACK;
    }

    /** What the agency waits for before time has to pass, as a state of the table. */
    Optional<String> rest() {
        return switch (this) {
            case NOT_BACK -> Optional.of("AWAY_READY");
            case DECLINED -> Optional.of("RETURNED_DECLINED");
            case UNUSED -> Optional.of("CREATED");
            default -> Optional.empty();
        };
    }

    /** How long the deadline is that ends it from there. */
    Duration deadline() {
        return this == UNUSED ? Duration.ofMinutes(10) : Duration.ofMinutes(20);
    }

    boolean takesFiles() {
        return this == HANDED_OUT || this == KEPT || this == POSTPONED;
    }
}
