package tw.agencygateway.mydata.sp.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import tw.agencygateway.access.rest.ApiClientFilter;
import tw.agencygateway.platform.rest.AgencyExceptionMapper;
import tw.agencygateway.platform.rest.GatewayApplication;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /api/v1/sp}: the Agency API's SP part. */
@ApplicationPath("api/v1/sp")
public class SpAgencyApplication extends GatewayApplication {

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
