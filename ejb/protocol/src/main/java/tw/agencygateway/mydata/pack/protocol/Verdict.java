package tw.agencygateway.mydata.pack.protocol;

/** The word on a whole package. A package with proven faults is rejected even where other points are undecided. */
public enum Verdict {
    VERIFIED,
    REJECTED,
    UNDECIDED
}
