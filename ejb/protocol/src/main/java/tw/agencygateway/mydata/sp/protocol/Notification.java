package tw.agencygateway.mydata.sp.protocol;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What the platform posts to {@code /mydata-sp/notification} (MyData SP V2.6 §捌.二).
 *
 * @param permissionTicket as it was written, a UUID version 4
 * @param secretKey the text of {@code secret_key}, present when the data is ready
 * @param unableToDeliver the resource_ids that cannot be delivered; empty when the data is ready
 * @param apiKey has been seen on the running platform; not in the document
 */
public record Notification(
        UUID txId,
        String permissionTicket,
        Optional<String> secretKey,
        List<String> unableToDeliver,
        Optional<String> apiKey) {
    public static final int MAX_BYTES = 64 * 1024;

    public Notification {
        Objects.requireNonNull(txId);
        Objects.requireNonNull(permissionTicket);
        Objects.requireNonNull(secretKey);
        Objects.requireNonNull(apiKey);
        unableToDeliver = List.copyOf(unableToDeliver);
    }

    public static Notification parse(byte[] body) throws MalformedNotificationException {
        throw new UnsupportedOperationException();
    }

    /** Whether the data is ready, as opposed to undeliverable. */
    public boolean isReady() {
        return secretKey.isPresent();
    }

    @Override
    public String toString() {
        return "Notification[" + txId + (isReady() ? ", ready]" : ", unable to deliver " + unableToDeliver + "]");
    }
}
