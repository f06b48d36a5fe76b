package tw.agencygateway.sandbox.mydata.dp;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.sandbox.gsp.AccessToken;
import tw.agencygateway.sandbox.registry.Form;

/** A call of a DP-API about to be made (DP §捌.二.(一)); misbehaviours of the caller change its fields. */
public final class CallDraft {
    static final String AUTHORIZATION = "Authorization";
    static final String CONTENT_TYPE = "Content-Type";
    static final String TRANSACTION_UID = "transaction_uid";

    /** One line of the head. */
    record Header(String name, String value) {}

    /** How often the same was asked for before. */
    final int attempt;

    final AccessToken token;
    final List<Header> headers = new ArrayList<>();
    String method = "GET";
    URI address;

    /** Hangs up after so many bytes of the body; less than none is never. */
    int hangUpAfter = -1;

    /** Whether it waits as long as Retry-After says. */
    boolean patient = true;

    CallDraft(URI address, AccessToken token, Form form, String transactionUid, int attempt) {
        this.address = address;
        this.token = token;
        this.attempt = attempt;
        set(CONTENT_TYPE, form.mediaType());
        set(AUTHORIZATION, "Bearer " + token.value());
        set(TRANSACTION_UID, transactionUid);
    }

    /** Replaces a header; an empty value leaves it out. */
    void set(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        if (!value.isEmpty()) {
            headers.add(new Header(name, value));
        }
    }

    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .map(Header::value)
                .orElse("");
    }

    void query(String more) {
        address = withQuery(address, more);
    }

    static URI withQuery(URI address, String more) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + more);
    }
}
