package tw.agencygateway.conformance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.GatewayDatabase;

/**
 * An API client of one test, put into the database as the console would.
 *
 * @param scopes separated by spaces
 * @param addresses in CIDR form, separated by spaces
 */
record ApiClientRow(String scopes, String addresses, boolean enabled) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static final String ALL_SCOPES = "sp.start sp.read sp.files sp.erase";
    static final String LOOPBACK = "127.0.0.1/32 ::1/128";

    /** Registers it for the first service and returns its token. */
    String register(GatewayDatabase database) throws SQLException {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String token = "agw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        // ids below zero: the gateway's own sequence never comes there
        database.update(
                """
                INSERT INTO api_client (id, version, name, token_hash, token_hint, scopes, services, addresses, enabled, created_at)
                VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, now())
                """,
                -1L - RANDOM.nextInt(Integer.MAX_VALUE),
                "test " + token.substring(4, 20),
                sha256(token),
                token.substring(43),
                scopes,
                Gateway.SERVICE,
                addresses,
                enabled);
        return token;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
