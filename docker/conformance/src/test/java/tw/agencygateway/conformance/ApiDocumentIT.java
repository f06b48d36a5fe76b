package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Peer;
import tw.agencygateway.conformance.stand.Reply;

/** The Agency API's OpenAPI document is served to everybody, the same on every server. */
@OnTheStand
class ApiDocumentIT {

    private static final String PATH = "/status/openapi.yaml";

    private final Gateway gateway;
    private final Peer anybody;

    ApiDocumentIT(Gateway gateway) {
        this.gateway = gateway;
        this.anybody = gateway.anonymous();
    }

    @Test
    void isServedAsYaml() {
        Reply reply = anybody.get(PATH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-type")).startsWith("application/yaml");
        assertThat(reply.text()).startsWith("openapi: 3.0.3").contains("機關閘道", "/api/v1/sp/transactions/{tx_id}/files");
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() {
        String tag = anybody.get(PATH).header("etag");

        Reply again = anybody.send(anybody.request(PATH).header("If-None-Match", tag).GET());

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("etag")).isEqualTo(tag);
        assertThat(again.header("cache-control")).contains("max-age=3600");
    }

    @Test
    void namesTheServerThatItComesFrom() {
        URI document = anybody.uri(PATH);

        assertThat(anybody.get(PATH).text()).contains("\n  - url: ..\n");
        assertThat(document.resolve("..")).hasToString(gateway.base() + "/");
    }
}
