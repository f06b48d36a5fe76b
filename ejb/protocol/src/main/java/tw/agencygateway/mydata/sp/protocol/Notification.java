package tw.agencygateway.mydata.sp.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.pack.protocol.BoundedJson;
import tw.agencygateway.mydata.pack.protocol.MalformedJsonException;

/**
 * What the platform posts to {@code /mydata-sp/notification}, in one of two forms:
 *
 * <pre>{"tx_id": uuid, "permission_ticket": uuid, "secret_key": text}               the data is ready
 * {"tx_id": uuid, "permission_ticket": uuid, "unable_to_deliver": [resource_id…]}   it cannot be had</pre>
 *
 * Both UUIDs are version 4. Unknown members are ignored. Bounds: 64 KiB, eight levels deep, 1 to 200 resource_ids of 128 characters,
 * secret_key of 512, apiKey of 512. Source: MyData SP V2.6 §捌.二.(一)–(二).
 *
 * @param permissionTicket as it was written, to be sent back that way
 * @param secretKey still encrypted; present when the data is ready
 * @param unableToDeliver empty when the data is ready, else at least one
 * @param apiKey not in the document, seen on the running platform
 */
public record Notification(
        UUID txId,
        String permissionTicket,
        Optional<String> secretKey,
        List<String> unableToDeliver,
        Optional<String> apiKey) {
    /** Largest body that is read at all. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final Pattern UUID_V4 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    private static final int MAX_DATA_SETS = 200;
    private static final int MAX_RESOURCE_ID = 128;
    private static final int MAX_SECRET = 512;

    public Notification {
        Objects.requireNonNull(txId);
        Objects.requireNonNull(permissionTicket);
        unableToDeliver = List.copyOf(unableToDeliver);
        Objects.requireNonNull(apiKey);
        if (secretKey.isPresent() != unableToDeliver.isEmpty()) {
            throw new IllegalArgumentException("either ready or unable to deliver");
        }
    }

    /** Reads the body of a notification. */
    public static Notification parse(byte[] body) throws MalformedNotificationException {
        Map<String, Object> members = members(body);
        boolean ready = members.containsKey("secret_key");
        if (ready == members.containsKey("unable_to_deliver")) {
            throw new MalformedNotificationException("needs either secret_key or unable_to_deliver");
        }
        return new Notification(
                UUID.fromString(uuid(members, "tx_id")),
                uuid(members, "permission_ticket"),
                ready ? Optional.of(text(members.get("secret_key"), MAX_SECRET)) : Optional.empty(),
                ready ? List.of() : resourceIds(members.get("unable_to_deliver")),
                members.containsKey("apiKey")
                        ? Optional.of(text(members.get("apiKey"), MAX_SECRET))
                        : Optional.empty());
    }

    private static Map<String, Object> members(byte[] body) throws MalformedNotificationException {
        try {
            return BoundedJson.parseObject(body, MAX_BYTES);
        } catch (MalformedJsonException e) {
            throw new MalformedNotificationException(e.getMessage());
        }
    }

    private static String uuid(Map<String, Object> members, String name) throws MalformedNotificationException {
        if (members.get(name) instanceof String text && UUID_V4.matcher(text).matches()) {
            return text;
        }
        throw new MalformedNotificationException(name + " is not a version 4 UUID");
    }

    private static List<String> resourceIds(Object value) throws MalformedNotificationException {
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MAX_DATA_SETS) {
            throw new MalformedNotificationException("unable_to_deliver is not a list of resource_ids");
        }
        List<String> ids = new ArrayList<>();
        for (Object element : list) {
            String id = text(element, MAX_RESOURCE_ID);
            if (id.chars().anyMatch(Character::isISOControl)) {
                throw new MalformedNotificationException("a resource_id with control characters");
            }
            ids.add(id);
        }
        return ids;
    }

    private static String text(Object value, int maxLength) throws MalformedNotificationException {
        if (value instanceof String text && !text.isBlank() && text.length() <= maxLength) {
            return text;
        }
        throw new MalformedNotificationException("a member is not a text of the expected length");
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
