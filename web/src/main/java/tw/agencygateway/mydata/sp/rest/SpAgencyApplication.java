package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import tw.agencygateway.access.rest.ApiClientFilter;
import tw.agencygateway.platform.rest.AgencyExceptionMapper;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /api/v1/sp}: the Agency API's SP part. */
@ApplicationPath("api/v1/sp")
public class SpAgencyApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                TransactionsResource.class,
                FilesResource.class,
                ApiClientFilter.class,
                AgencyExceptionMapper.class,
                UnexpectedExceptionMapper.class);
    }
}
