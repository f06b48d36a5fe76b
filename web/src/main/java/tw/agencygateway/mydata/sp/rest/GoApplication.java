package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import tw.agencygateway.platform.rest.GatewayApplication;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /go}: citizens on their way to MyData. */
@ApplicationPath("go")
public class GoApplication extends GatewayApplication {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GoResource.class, UnexpectedExceptionMapper.class);
    }
}
