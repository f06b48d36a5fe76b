package tw.agencygateway.mydata.pack.protocol;

/**
 * What a DP package without a signature means for its data set. A signature that is there is verified under every policy, and one that is
 * proven bad is always an error; only an absent one, or a signer that cannot be judged, weighs less under the two milder policies.
 */
public enum SignaturePolicy {
    /** No signature: rejected. Stricter than the documents, and the default. */
    REQUIRED,
    /** No signature: a warning. */
    WARN,
    /** No signature: only noted. */
    NOT_REQUIRED
}
