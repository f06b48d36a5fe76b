package tw.agencygateway.sandbox.http;

import java.util.Map;

/**
 * One exchange as a counterparty saw it.
 *
 * @param at ISO-8601 instant of the sandbox's clock
 * @param kind at the platform: arrival, notification, data, return or trap; at GSP: the endpoint, or trap
 * @param target path and query of the request, or the address that was called
 * @param status of the answer; 0 when there was none
 * @param note why, in a few words for developers
 */
public record Trace(
        String at,
        String kind,
        String method,
        String target,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> answerHeaders,
        long millis,
        String note) {}
