package tw.agencygateway.sandbox.mydata.dp;

import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.gsp.AccessToken;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Resource;

/**
 * What MyData shall ask a data provider for.
 *
 * @param retries how often it may ask again after 429
 * @param faults of the caller
 */
public record FetchOrder(
        Resource resource, AccessToken token, Form form, String transactionUid, int retries, Faults faults) {
    public static final int MOST_RETRIES = 60;
}
