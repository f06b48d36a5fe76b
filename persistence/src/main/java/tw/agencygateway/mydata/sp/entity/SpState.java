package tw.agencygateway.mydata.sp.entity;

import java.util.Optional;

/** The states of an SP transaction; the rows of {@code sp-flow.md}, which says what each one means and where it leads. */
public enum SpState {
    CREATED,
    AWAY,
    AWAY_FETCHING,
    AWAY_CHECKING,
    AWAY_READY,
    AWAY_UNDECIDED,
    WAITING,
    RETURNED_DECLINED,
    RETURNED_FAILED,
    FETCHING,
    CHECKING,
    READY,
    UNDECIDED,
    VOID,
    DECLINED,
    FAILED,
    REJECTED,
    EXPIRED,
    ERASED;

    /** What the timers do for a transaction in a state. */
    public enum Work {
        DOWNLOAD,
        VERIFY
    }

    /** What ends a state when nothing else does. */
    public enum Deadline {
        GO,
        RETURN,
        TICKET,
        RETENTION
    }

    /** What the gateway may hold in a state. */
    public enum Kept {
        TICKET,
        KEY,
        RAW,
        FILES
    }

    /** The work that is due in this state, if any. */
    public Optional<Work> work() {
        return SpFlow.TABLE.row(this).work();
    }

    /** The deadline that ends this state; empty for a final one. */
    public Optional<Deadline> deadline() {
        return SpFlow.TABLE.row(this).deadline();
    }

    /** Whether a transaction in this state may hold this. */
    public boolean keeps(Kept kept) {
        return SpFlow.TABLE.row(this).keeps().contains(kept);
    }

    /** Whether received data, raw or verified, may be held in this state. */
    public boolean keepsData() {
        return keeps(Kept.RAW) || keeps(Kept.FILES);
    }

    /** The status word of the Agency API. */
    public String told() {
        return SpFlow.TABLE.row(this).told();
    }

    /** What the state means. */
    public Words words() {
        return SpFlow.TABLE.row(this).words();
    }

    /** Whether nothing but an erasure or a repeat can follow. */
    public boolean isFinal() {
        return deadline().isEmpty();
    }

    /**
     * What a happening leads to.
     *
     * @return the next state, this one where the happening is accepted and changes nothing, empty where it is refused
     */
    public Optional<SpState> on(SpHappening happening) {
        return SpFlow.TABLE.next(this, happening);
    }
}
