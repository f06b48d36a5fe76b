package tw.agencygateway.sandbox.mydata.dp;

import java.util.List;
import java.util.Map;

/**
 * What came back of a call.
 *
 * @param at ISO-8601 instant of the sandbox's clock
 * @param status 0 where there was no answer
 * @param headers names in lower case
 * @param size of the body in bytes
 * @param sha256 of the body, in hex
 * @param body as far as it was read; null where it is not kept
 * @param note why there was no answer, or why it was not read to its end
 */
public record Seen(
        String at,
        long millis,
        int status,
        Map<String, List<String>> headers,
        long size,
        String sha256,
        byte[] body,
        String note) {

    /** A header's first value, or an empty text. */
    String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    Seen withoutBody() {
        return new Seen(at, millis, status, headers, size, sha256, null, note);
    }
}
