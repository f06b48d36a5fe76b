package tw.agencygateway.platform.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;

/** A JAX-RS application of the gateway: it serves what its class names, and nothing that a server's JAX-RS adds by itself. */
public abstract class GatewayApplication extends Application {

    /** Jersey would describe every path to anyone, under {@code application.wadl}; elsewhere the property means nothing. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
