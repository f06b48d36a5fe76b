package tw.agencygateway.mydata.dp.entity;

import tw.agencygateway.platform.entity.Words;

/** What can happen to a DP request; the columns of {@code dp-flow.md}, which holds the words. */
public enum DpHappening {
    INTROSPECTED,
    IDENTIFIED,
    LATER,
    COLLECTED,
    NOTHING,
    UNAUTHORISED,
    FORBIDDEN,
    FAILED,
    DUPLICATE,
    DEADLINE,
    REVISED,
    ERASE;

    /** What happens, in the reader's language. */
    public Words words() {
        return DpFlow.TABLE.words(this);
    }
}
