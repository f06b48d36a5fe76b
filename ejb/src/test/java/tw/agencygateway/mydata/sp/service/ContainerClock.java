package tw.agencygateway.mydata.sp.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import tw.agencygateway.platform.service.MovableClock;

/** In a test's archive, the gateway's clock. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ContainerClock extends MovableClock {}
