package tw.agencygateway.access.service;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Sees to it at start that somebody can enter the console. */
@Singleton
@Startup
@DependsOn("GatewayStart")
public class FirstAdministrator {

    @Inject
    Administrators administrators;

    @PostConstruct
    void create() {
        administrators.createFirst();
    }
}
