package tw.agencygateway.mydata.sp.service;

import java.util.UUID;
import tw.agencygateway.mydata.sp.entity.SpState.Work;

/**
 * A worker's right to do what is due for one transaction, until the lease ends.
 *
 * @param worker drawn for this claim alone; a result under an older one is discarded
 */
public record Claim(UUID txId, UUID worker, Work work) {}
