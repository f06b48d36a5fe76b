package tw.agencygateway.mydata.sp.protocol;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;
import tw.agencygateway.mydata.pack.protocol.PersonId;

/** The MyData address to which a citizen's browser is sent (MyData SP V2.6 §柒.二.(一)). It carries personal data: never log it. */
public final class IntegrationUrl {
    private IntegrationUrl() {}

    /**
     * Builds the address of mode 1, where MyData identifies the citizen:
     *
     * <pre>{platform}/service/{client_id}/{Base64 of "id1:id2"}/{tx_id}?returnUrl={return URL}&amp;pid={Base64 of the encrypted id}</pre>
     *
     * Base64 is the standard one, percent-encoded with its {@code +}, {@code /} and {@code =}.
     *
     * @param platform base address, with or without a slash at its end
     * @param returnUrl as registered at MyData, with our own query parameters
     * @param codec of the service's credentials
     * @throws IllegalArgumentException when no data set is named, or one with a colon
     */
    public static URI mode1(
            URI platform,
            String clientId,
            List<String> resourceIds,
            UUID txId,
            URI returnUrl,
            PersonId person,
            ParameterCodec codec) {
        if (resourceIds.isEmpty() || resourceIds.stream().anyMatch(id -> id.isEmpty() || id.contains(":"))) {
            throw new IllegalArgumentException(
                    "resource_ids are joined by colons: none may hold one, and one is needed");
        }
        String base = platform.toString().replaceFirst("/+$", "");
        return URI.create(base + "/service/" + UrlText.encode(clientId)
                + "/" + UrlText.encode(base64(String.join(":", resourceIds)))
                + "/" + txId
                + "?returnUrl=" + UrlText.encode(returnUrl.toASCIIString())
                + "&pid=" + UrlText.encode(codec.encrypt(person.value())));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
