package tw.agencygateway.mydata.dp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OpenIdConfigurationTest {
    private static final String SERVER = """
            {"issuer": "https://gsp.example/v1", "introspection_endpoint": "https://gsp.example/v1/connect/introspect",
             "userinfo_endpoint": "https://gsp.example/v1/connect/userinfo?x=y", "scopes_supported": ["openid"], "other": true}
            """;

    @Test
    void a_configuration_is_read() throws Exception {
        OpenIdConfiguration server = OpenIdConfiguration.parse(SERVER.getBytes(UTF_8), false);

        assertThat(server.issuer()).isEqualTo("https://gsp.example/v1");
        assertThat(server.introspectionEndpoint()).isEqualTo(URI.create("https://gsp.example/v1/connect/introspect"));
        assertThat(server.userinfoEndpoint()).isEqualTo(URI.create("https://gsp.example/v1/connect/userinfo?x=y"));
    }

    @Test
    void plain_http_is_read_where_it_is_allowed() throws Exception {
        byte[] plain = SERVER.replace("https:", "http:").getBytes(UTF_8);

        assertThat(OpenIdConfiguration.parse(plain, true).issuer()).isEqualTo("http://gsp.example/v1");
    }
}
