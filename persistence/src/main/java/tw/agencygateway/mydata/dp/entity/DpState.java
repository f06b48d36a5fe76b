package tw.agencygateway.mydata.dp.entity;

import java.util.Optional;
import tw.agencygateway.platform.entity.Words;

/** The states of a DP request; the rows of {@code dp-flow.md}, which says what each one means and where it leads. */
public enum DpState {
    ASKED,
    IDENTIFYING,
    COLLECTING,
    READY,
    EMPTY,
    UNAUTHORISED,
    FORBIDDEN,
    FAILED,
    GONE;

    /** What the workers do for a request in a state. */
    public enum Work {
        INTROSPECT,
        IDENTIFY,
        COLLECT
    }

    /** What ends a state when nothing else does. */
    public enum Deadline {
        /** the longest wait of a call */
        WAIT,
        /** how long a finished file is kept */
        KEEPING
    }

    /** What the gateway may hold in a state. */
    public enum Kept {
        TOKEN,
        PERSON,
        FILE
    }

    /** The work that is due in this state, if any. */
    public Optional<Work> work() {
        return DpFlow.TABLE.row(this).work();
    }

    /** The deadline that ends this state; empty for a final one. */
    public Optional<Deadline> deadline() {
        return DpFlow.TABLE.row(this).deadline();
    }

    /** Whether a request in this state may hold this. */
    public boolean keeps(Kept kept) {
        return DpFlow.TABLE.row(this).keeps().contains(kept);
    }

    /** Whether it counts among the requests that wait, which are bounded in number (decisions row 39). */
    public boolean isWaiting() {
        return deadline().filter(Deadline.WAIT::equals).isPresent();
    }

    /** Whether nothing but an erasure can follow. */
    public boolean isFinal() {
        return deadline().isEmpty();
    }

    /** The HTTP status of the answer to a call that finds the request in this state (MyData DP V1.3 §捌.二, decisions row 42). */
    public int status() {
        return DpFlow.TABLE.row(this).status();
    }

    /** What the state means. */
    public Words words() {
        return DpFlow.TABLE.row(this).words();
    }

    /**
     * What a happening leads to.
     *
     * @return the next state, this one where the happening is accepted and changes nothing, empty where it is refused
     */
    public Optional<DpState> on(DpHappening happening) {
        return DpFlow.TABLE.next(this, happening);
    }
}
