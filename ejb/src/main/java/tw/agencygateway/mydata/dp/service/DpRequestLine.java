package tw.agencygateway.mydata.dp.service;

import java.util.List;

/**
 * A call of the DP-API as it came (MyData DP V1.3 §捌.二.(一)).
 *
 * @param resource the word in the path
 * @param authorization all headers Authorization
 * @param contentType null where there is none
 * @param accept null where there is none
 * @param transactionUid MyData's name for its transaction; null where it gave none
 * @param address where it came from
 */
public record DpRequestLine(
        String resource,
        List<String> authorization,
        String contentType,
        String accept,
        String transactionUid,
        String address) {

    /** Tells nothing of the token. */
    @Override
    public String toString() {
        return "DpRequestLine[" + resource + "]";
    }
}
