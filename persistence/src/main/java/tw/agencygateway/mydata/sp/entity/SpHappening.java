package tw.agencygateway.mydata.sp.entity;

import tw.agencygateway.platform.entity.Words;

/** What can happen to an SP transaction; the columns of {@code sp-flow.md}, which holds the words. */
public enum SpHappening {
    GO,
    TICKET,
    UNABLE,
    RETURN_OK,
    RETURN_DECLINED,
    RETURN_FAILED,
    LATER,
    DATA,
    TAKEN,
    REFUSED,
    VERIFIED,
    REJECTED,
    UNDECIDED,
    VERIFY_AGAIN,
    DEADLINE,
    ERASE;

    /** What a return with this code says (decisions row 5). */
    static SpHappening ofReturn(String code) {
        return switch (code) {
            case "200" -> RETURN_OK;
            case "205" -> RETURN_DECLINED;
            default -> RETURN_FAILED;
        };
    }

    /** What happens, in the reader's language. */
    public Words words() {
        return SpFlow.TABLE.words(this);
    }
}
