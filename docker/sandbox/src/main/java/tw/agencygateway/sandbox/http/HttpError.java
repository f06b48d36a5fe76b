package tw.agencygateway.sandbox.http;

/** A request that cannot be answered as asked; carries the status and a sentence for the developer who sent it. */
public class HttpError extends Exception {
    private final int status;

    public HttpError(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
