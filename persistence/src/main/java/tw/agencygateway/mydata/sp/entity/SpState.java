package tw.agencygateway.mydata.sp.entity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tw.agencygateway.platform.entity.Words;

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
        VERIFY,
        /** What could not be judged is judged again. */
        REVERIFY;

        /** Whether this judges what lies in the vault. */
        public boolean isVerification() {
            return this != DOWNLOAD;
        }
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

    /** The states in which this work is due. */
    static List<SpState> doing(Work work) {
        return Stream.of(values())
                .filter(state -> state.work().filter(work::equals).isPresent())
                .toList();
    }

    /** The states in which the gateway may hold this. */
    static List<SpState> keeping(Kept kept) {
        return Stream.of(values()).filter(state -> state.keeps(kept)).toList();
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

    /** Whether nothing but the return speaks for this state: no ticket yet, no data. */
    boolean isUnconfirmed() {
        return work().isEmpty() && !keepsData();
    }

    /** Whether a legal hold can be put on a transaction in this state: just where the retention time would end it. */
    public boolean isHoldable() {
        return deadline().filter(Deadline.RETENTION::equals).isPresent();
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
