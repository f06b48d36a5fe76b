package tw.agencygateway.mydata.dp.entity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tw.agencygateway.mydata.dp.entity.DpState.Deadline;
import tw.agencygateway.mydata.dp.entity.DpState.Kept;
import tw.agencygateway.mydata.dp.entity.DpState.Work;
import tw.agencygateway.platform.entity.FlowDocument;
import tw.agencygateway.platform.entity.Words;

/** The normative table {@code dp-flow.md}, read once. */
final class DpFlow {

    static final DpFlow TABLE = new DpFlow(FlowDocument.read(DpFlow.class, "dp-flow.md"));

    private final Map<DpState, Row> states;
    private final Map<DpHappening, Words> happenings;
    private final Map<DpState, Map<DpHappening, Optional<DpState>>> transitions;

    record Row(Optional<Work> work, Optional<Deadline> deadline, Set<Kept> keeps, int status, Words words) {}

    private DpFlow(FlowDocument document) {
        states = document.rows(0, DpState.class, DpFlow::row);
        happenings = document.rows(1, DpHappening.class, cells -> new Words(cells.get(1), cells.get(2)));
        transitions = document.transitions(2, DpState.class, DpHappening.class);
    }

    private static Row row(List<String> cells) {
        return new Row(
                FlowDocument.optional(Work.class, cells.get(1)),
                FlowDocument.optional(Deadline.class, cells.get(2)),
                FlowDocument.several(Kept.class, cells.get(3)),
                Integer.parseInt(cells.get(4)),
                new Words(cells.get(5), cells.get(6)));
    }

    Row row(DpState state) {
        return states.get(state);
    }

    Words words(DpHappening happening) {
        return happenings.get(happening);
    }

    Optional<DpState> next(DpState state, DpHappening happening) {
        return transitions.get(state).get(happening);
    }
}
