package tw.agencygateway.mydata.dp.rest;

import jakarta.ws.rs.ApplicationPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tw.agencygateway.platform.rest.GatewayApplication;
import tw.agencygateway.platform.rest.UnexpectedExceptionMapper;

/** {@code /mydata-dp}: what the MyData platform calls of a data provider (MyData DP V1.3 §捌). */
@ApplicationPath("mydata-dp")
public class DpApiApplication extends GatewayApplication {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DataSetResource.class, UnexpectedExceptionMapper.class);
    }

    /** Jersey would let the server put a page of its own in the place of an answer without a body. */
    @Override
    public Map<String, Object> getProperties() {
        Map<String, Object> properties = new HashMap<>(super.getProperties());
        properties.put("jersey.config.server.response.setStatusOverSendError", true);
        return properties;
    }
}
