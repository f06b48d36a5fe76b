package tw.agencygateway.access.rest;

import jakarta.enterprise.context.RequestScoped;
import tw.agencygateway.access.entity.ApiClient;

/** The API client that the request at hand comes from. */
@RequestScoped
public class CurrentApiClient {

    private ApiClient client;

    void set(ApiClient authenticated) {
        client = authenticated;
    }

    /** The client that {@link ApiClientFilter} let in. */
    public ApiClient get() {
        return client;
    }
}
