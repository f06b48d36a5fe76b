package tw.agencygateway.conformance.crash.runtime;

import java.util.List;
import java.util.Optional;

/** Names the step of the flow that the calling thread is in. */
final class FlowStep {

    private static final String HOUSE = "tw.agencygateway.";
    private static final String OURSELVES = "tw.agencygateway.conformance.";
    private static final List<String> FLOWS = List.of("tw.agencygateway.mydata.sp.", "tw.agencygateway.mydata.dp.");

    private FlowStep() {}

    /** The innermost method of {@code mydata.sp} or {@code mydata.dp}, or else of any of the gateway's classes; proxies do not count. */
    static String current() {
        List<String> ours = StackWalker.getInstance()
                .walk(frames ->
                        frames.map(FlowStep::name).flatMap(Optional::stream).toList());
        return ours.stream()
                .filter(name -> FLOWS.stream().anyMatch(name::startsWith))
                .findFirst()
                .or(() -> ours.stream().findFirst())
                .map(name -> name.substring(HOUSE.length()))
                .orElse("server");
    }

    private static Optional<String> name(StackWalker.StackFrame frame) {
        String type = frame.getClassName();
        if (!type.startsWith(HOUSE) || type.startsWith(OURSELVES) || type.contains("Proxy") || type.contains("__")) {
            return Optional.empty();
        }
        return Optional.of(withoutNesting(type) + "." + withoutLambda(frame.getMethodName()));
    }

    private static String withoutNesting(String type) {
        return type.contains("$") ? type.substring(0, type.indexOf('$')) : type;
    }

    /** {@code lambda$perform$1} is a piece of {@code perform}. */
    private static String withoutLambda(String method) {
        return method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    }
}
