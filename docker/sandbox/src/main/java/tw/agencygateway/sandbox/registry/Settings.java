package tw.agencygateway.sandbox.registry;

/**
 * What {@code init} was told, kept in {@code sandbox.yaml}.
 *
 * @param gateway address of the gateway with its context path, as browsers see it
 * @param url address of the sandbox, as browsers and the gateway see it
 */
public record Settings(String gateway, String url) {}
