package tw.agencygateway.platform.client;

/** A request was not sent: too many of ours are under way, which is no failure of whom they are for. */
public class NoSlotException extends OutboundException {

    private static final long serialVersionUID = 1L;

    NoSlotException(String message) {
        super(message);
    }
}
