package tw.agencygateway.mydata.pack.protocol;

/** How much a {@link Finding} weighs, heaviest first. */
public enum Severity {
    /** Proven bad: the package is rejected. */
    ERROR,
    /** Could not be judged here: the package is kept back and judged again. */
    UNDECIDED,
    /** Accepted, but an administrator should know. */
    WARNING,
    /** What was checked. */
    INFO
}
