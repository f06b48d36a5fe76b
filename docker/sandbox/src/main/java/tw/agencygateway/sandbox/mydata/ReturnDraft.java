package tw.agencygateway.sandbox.mydata;

import java.util.function.UnaryOperator;
import tw.agencygateway.sandbox.http.Query;
import tw.agencygateway.sandbox.registry.Service;

/** The browser's way back to the service, about to be taken (SP §柒.三–四). */
public final class ReturnDraft {
    String code;

    /** Plain; null where the address is to carry none. */
    String txId;

    boolean encrypted = true;

    /** What becomes of it once it is encrypted, in Base64. */
    UnaryOperator<String> ciphertext = UnaryOperator.identity();

    /** Whether the service is told to fetch data. */
    boolean notify;

    /** @param txId null where none could be read */
    ReturnDraft(String code, String txId) {
        this.code = code;
        this.txId = txId;
        this.notify = code.equals("200");
    }

    /** {@code code} and {@code tx_id} come first, then all that the service had put there (decided order). */
    String address(Service service, String returnUrl) {
        int mark = returnUrl.indexOf('?');
        String base = mark < 0 ? returnUrl : returnUrl.substring(0, mark);
        StringBuilder address = new StringBuilder(base).append("?code=").append(Query.encode(code));
        if (txId != null) {
            String value = encrypted ? ciphertext.apply(new ParameterCipher(service).encrypt(txId)) : txId;
            address.append("&tx_id=").append(Query.encode(value));
        }
        if (mark >= 0 && mark < returnUrl.length() - 1) {
            address.append('&').append(returnUrl, mark + 1, returnUrl.length());
        }
        return address.toString();
    }
}
