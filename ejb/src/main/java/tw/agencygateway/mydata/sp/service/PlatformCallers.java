package tw.agencygateway.mydata.sp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import tw.agencygateway.platform.service.RegisteredCallers;

/** The platform's own addresses, as the services name them. */
@ApplicationScoped
public class PlatformCallers extends RegisteredCallers {

    private final ServiceRegister services;

    protected PlatformCallers() {
        this(null, null);
    }

    @Inject
    PlatformCallers(ServiceRegister services, Clock clock) {
        super(clock);
        this.services = services;
    }

    @Override
    protected List<String> registered() {
        return services.platformAddresses();
    }
}
