package tw.agencygateway.platform.service;

/**
 * One top-level key of the {@linkplain Bootstrap bootstrap file}, contributed by the feature that it configures. Implementations are
 * CDI beans.
 */
public interface BootstrapSection {

    /** The key, such as {@code trust_anchors}. */
    String key();

    /** Sections are applied in this order, lowest first, whatever their order in the file: 100, 200, … */
    int order();

    /**
     * Brings the database to what the node says, in the transaction of the whole file. Applied again it changes nothing; what the
     * node does not mention stays as it is.
     *
     * @throws BootstrapException where the node is not what it should be
     */
    void apply(BootstrapNode node);
}
