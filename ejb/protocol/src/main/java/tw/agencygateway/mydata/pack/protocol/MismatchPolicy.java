package tw.agencygateway.mydata.pack.protocol;

/** What a value that differs from the registered one means. */
public enum MismatchPolicy {
    REJECT,
    WARN
}
