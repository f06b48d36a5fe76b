package tw.agencygateway.mydata.dp.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The authorization server that tokens for a data set are checked with (decisions row 49). */
@Embeddable
public class DpAuthorization {

    @Column(name = "discovery_url", nullable = false)
    private String discoveryUrl;

    @Column(name = "introspection_endpoint")
    private String introspectionEndpoint;

    @Column(name = "user_info_endpoint")
    private String userInfoEndpoint;

    protected DpAuthorization() {}

    /**
     * An authorization server.
     *
     * @param discoveryUrl its {@code .well-known/openid-configuration}
     * @param fallback used while it has never been read; null for none
     */
    public DpAuthorization(String discoveryUrl, Endpoints fallback) {
        this.discoveryUrl = discoveryUrl;
        if (fallback != null) {
            this.introspectionEndpoint = fallback.introspection();
            this.userInfoEndpoint = fallback.userInfo();
        }
    }

    /** Endpoints as an administrator set them. */
    public record Endpoints(String introspection, String userInfo) {}

    public String discoveryUrl() {
        return discoveryUrl;
    }

    public Optional<Endpoints> fallback() {
        return introspectionEndpoint == null
                ? Optional.empty()
                : Optional.of(new Endpoints(introspectionEndpoint, userInfoEndpoint));
    }

    /** Who is told the data set's secret, or says who is: scheme, host and port of each of its addresses. */
    public List<String> places() {
        Endpoints endpoints = fallback().orElse(new Endpoints(discoveryUrl, discoveryUrl));
        return Stream.of(discoveryUrl, endpoints.introspection(), endpoints.userInfo())
                .map(URI::create)
                .map(url -> url.getScheme() + "://" + url.getRawAuthority())
                .map(place -> place.toLowerCase(Locale.ROOT))
                .toList();
    }
}
