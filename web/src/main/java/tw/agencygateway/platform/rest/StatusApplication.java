package tw.agencygateway.platform.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** {@code /status}: what a load balancer and an operator ask; the same on every server. */
@ApplicationPath("status")
public class StatusApplication extends GatewayApplication {

    /** Named one by one, so that the WAR's applications share no resources, filters or mappers. */
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(StatusResource.class, ApiDocumentResource.class);
    }
}
