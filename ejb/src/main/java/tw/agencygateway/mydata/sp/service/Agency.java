package tw.agencygateway.mydata.sp.service;

import java.util.Set;

/**
 * On whose behalf the Agency API acts.
 *
 * @param apiClient the API client's name
 * @param services the client_ids that it may use
 */
public record Agency(String apiClient, Set<String> services) {}
