package tw.agencygateway.sandbox.http;

import java.io.OutputStream;

/**
 * The last thing that an answer passes through, status line, headers and framing included: here a misbehaviour can delay, change or
 * swallow bytes, or throw {@link HangUp}.
 */
@FunctionalInterface
public interface Wire {
    Wire PLAIN = connection -> connection;

    OutputStream over(OutputStream connection);
}
