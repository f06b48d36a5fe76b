package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import tw.agencygateway.platform.rest.GatewayApplication;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /return}: citizens on their way back from MyData. */
@ApplicationPath("return")
public class ReturnApplication extends GatewayApplication {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ReturnResource.class, UnexpectedExceptionMapper.class);
    }
}
