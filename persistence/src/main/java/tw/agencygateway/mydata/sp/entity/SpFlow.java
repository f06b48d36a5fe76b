package tw.agencygateway.mydata.sp.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.mydata.sp.entity.SpState.Deadline;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.platform.entity.FlowDocument;
import tw.agencygateway.platform.entity.Words;

/** The normative table {@code sp-flow.md}, read once. */
final class SpFlow {

    static final SpFlow TABLE = new SpFlow(FlowDocument.read(SpFlow.class, "sp-flow.md"));

    private final Map<SpState, Row> states;
    private final Map<SpHappening, Words> happenings;
    private final Map<SpState, Map<SpHappening, Optional<SpState>>> transitions;

    record Row(Optional<Work> work, Optional<Deadline> deadline, Set<Kept> keeps, String told, Words words) {}

    private SpFlow(FlowDocument document) {
        states = document.rows(0, SpState.class, SpFlow::row);
        happenings = document.rows(1, SpHappening.class, cells -> new Words(cells.get(1), cells.get(2)));
        transitions = document.transitions(2, SpState.class, SpHappening.class);
    }

    private static Row row(List<String> cells) {
        return new Row(
                FlowDocument.optional(Work.class, cells.get(1)),
                FlowDocument.optional(Deadline.class, cells.get(2)),
                FlowDocument.several(Kept.class, cells.get(3)),
                cells.get(4),
                new Words(cells.get(5), cells.get(6)));
    }

    Row row(SpState state) {
        return states.get(state);
    }

    Words words(SpHappening happening) {
        return happenings.get(happening);
    }

    Optional<SpState> next(SpState state, SpHappening happening) {
        return transitions.get(state).get(happening);
    }
}
