package tw.agencygateway.mydata.dp.service;

import java.net.URI;
import java.util.Optional;

/**
 * Where an authorization server is asked.
 *
 * @param issuer what its tokens may name as theirs; empty where only configured endpoints are known
 */
record GspEndpoints(Optional<String> issuer, URI introspection, URI userInfo) {}
