package tw.agencygateway.mydata.dp.service;

import java.util.UUID;
import tw.agencygateway.mydata.dp.entity.DpState.Work;

/**
 * A worker's right to do what is due for one request, until the lease ends.
 *
 * @param resourceId of its data set
 * @param worker drawn for this claim alone; a result under an older one is discarded
 */
public record DpClaim(UUID uid, String resourceId, UUID worker, Work work) {}
