package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /go}: citizens on their way to MyData. */
@ApplicationPath("go")
public class GoApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GoResource.class, UnexpectedExceptionMapper.class);
    }
}
