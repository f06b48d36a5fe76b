package tw.agencygateway.conformance.dp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** As many invented people as are wanted, who share three names; their tokens say whose they are to the test's own servers alone. */
final class People {

    private static final String[] NAMES = {"王小明", "林美玲", "陳堃𠮷"};
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 1};
    private static final char SEPARATOR = '.';

    private People() {}

    /** The national id of one of them. */
    static String id(int number) {
        String digits = "1%07d".formatted(number);
        int sum = 1;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }

    static String name(String id) {
        return NAMES[Math.floorMod(id.hashCode(), NAMES.length)];
    }

    /** What nobody else has. */
    static String secret(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("of " + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new token. */
    static String token(String id) {
        return id + SEPARATOR + UUID.randomUUID();
    }

    /** Whose token it is. */
    static String ofToken(String token) {
        return token.substring(0, token.indexOf(SEPARATOR));
    }
}
