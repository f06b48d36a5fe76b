package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import tw.agencygateway.platform.rest.GatewayApplication;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /mydata-sp}: what the MyData platform calls (MyData SP V2.6 §捌). */
@ApplicationPath("mydata-sp")
public class SpApiApplication extends GatewayApplication {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(NotificationResource.class, SpExceptionMapper.class, UnexpectedExceptionMapper.class);
    }
}
