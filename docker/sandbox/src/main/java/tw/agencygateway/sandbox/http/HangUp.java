package tw.agencygateway.sandbox.http;

import java.io.IOException;

/** The answer ends here, whatever was announced: the connection is closed. */
public final class HangUp extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean reset;

    /** @param reset by RST, as when the machine goes down, instead of an orderly FIN */
    public HangUp(boolean reset) {
        super("hung up");
        this.reset = reset;
    }

    boolean isReset() {
        return reset;
    }
}
