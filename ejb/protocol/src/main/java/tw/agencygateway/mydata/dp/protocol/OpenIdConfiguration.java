package tw.agencygateway.mydata.dp.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/**
 * What the authorization server says of itself at {@code .well-known/openid-configuration}, as far as a data provider needs it:
 *
 * <pre>{"issuer": URL, "introspection_endpoint": URL, "userinfo_endpoint": URL}</pre>
 *
 * All three are needed: absolute https addresses with a host, without user, query of the issuer, or fragment. Bounds as for {@link
 * Introspection}. Source: MyData DP V1.3 §柒.二; OpenID Connect Discovery 1.0 §3.
 *
 * @param issuer as it was written: tokens name it that way
 */
public record OpenIdConfiguration(String issuer, URI introspectionEndpoint, URI userinfoEndpoint) {
    /** Largest answer that is read at all. */
    public static final int MAX_BYTES = GspAnswer.MAX_BYTES;

    public OpenIdConfiguration {
        Objects.requireNonNull(issuer);
        Objects.requireNonNull(introspectionEndpoint);
        Objects.requireNonNull(userinfoEndpoint);
    }

    /**
     * Reads the body of an answer with status 200.
     *
     * @param httpToo whether addresses may also be plain http: for test stages
     */
    public static OpenIdConfiguration parse(byte[] body, boolean httpToo) throws MalformedGspAnswerException {
        GspAnswer answer = GspAnswer.parse(body);
        URI issuer = address(answer, "issuer", httpToo);
        if (issuer.getRawQuery() != null) {
            throw notAnAddress("issuer");
        }
        return new OpenIdConfiguration(
                issuer.toString(),
                address(answer, "introspection_endpoint", httpToo),
                address(answer, "userinfo_endpoint", httpToo));
    }

    private static URI address(GspAnswer answer, String name, boolean httpToo) throws MalformedGspAnswerException {
        try {
            URI address = new URI(answer.text(name).orElse(""));
            boolean speaks = "https".equalsIgnoreCase(address.getScheme())
                    || httpToo && "http".equalsIgnoreCase(address.getScheme());
            if (speaks
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw notAnAddress(name);
        }
        throw notAnAddress(name);
    }

    private static MalformedGspAnswerException notAnAddress(String name) {
        return new MalformedGspAnswerException(name + " is no usable address");
    }
}
