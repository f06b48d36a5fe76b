package tw.agencygateway.sandbox.http;

import java.io.IOException;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request) throws HttpError, IOException;
}
