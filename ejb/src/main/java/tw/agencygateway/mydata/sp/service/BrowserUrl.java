package tw.agencygateway.mydata.sp.service;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tw.agencygateway.mydata.sp.entity.SpService;
import tw.agencygateway.mydata.sp.entity.SpTransaction;

/** The addresses that a browser is sent to at the end: registered pages only, with parameters of ours. */
final class BrowserUrl {

    private BrowserUrl() {}

    /** A registered address with parameters, each name followed by its value; a null value is left out. */
    static URI with(String registered, String... parameters) {
        StringBuilder url = new StringBuilder(registered);
        char separator = registered.indexOf('?') < 0 ? '?' : '&';
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1] != null) {
                url.append(separator).append(parameters[i]).append('=').append(encoded(parameters[i + 1]));
                separator = '&';
            }
        }
        return URI.create(url.toString());
    }

    /** The agency's page, with the transaction, the agency's own state and the outcome as far as it is known. */
    static URI agencyPage(SpTransaction transaction, String outcome) {
        return with(
                transaction.origin().agencyPage(),
                "tx_id",
                transaction.txId().toString(),
                "state",
                transaction.origin().agencyState().orElse(null),
                "outcome",
                outcome);
    }

    /** The service's front page with a neutral error, for a browser that no transaction claims. */
    static URI neutral(SpService service, String error) {
        return with(service.registration().frontEndUrl(), "error", error);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
