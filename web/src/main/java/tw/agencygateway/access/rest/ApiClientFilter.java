package tw.agencygateway.access.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import tw.agencygateway.access.entity.ApiClient;
import tw.agencygateway.access.service.ApiAccessException;
import tw.agencygateway.access.service.ApiClients;
import tw.agencygateway.platform.rest.Caller;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** Lets an API client in: bearer token, source address, then the scope that the method {@link Needs}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class ApiClientFilter implements ContainerRequestFilter {

    private static final String SCHEME = "bearer ";

    @Context
    private ResourceInfo resource;

    @Inject
    private ApiClients clients;

    @Inject
    private Caller caller;

    @Inject
    private CurrentApiClient current;

    @Override
    public void filter(ContainerRequestContext request) {
        ApiClient client = authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        Needs needs = resource.getResourceMethod().getAnnotation(Needs.class);
        if (needs == null || !client.may(needs.value())) {
            throw new AgencyException(
                    AgencyError.NOT_ALLOWED,
                    needs == null ? "no scope" : "scope " + needs.value().code());
        }
        current.set(client);
    }

    private ApiClient authenticate(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new AgencyException(AgencyError.NOT_AUTHENTICATED, "Authorization: Bearer …");
        }
        try {
            return clients.authenticate(authorization.substring(SCHEME.length()).strip(), caller.address());
        } catch (ApiAccessException e) {
            throw new AgencyException(AgencyError.NOT_AUTHENTICATED, "token or address");
        }
    }
}
