package tw.agencygateway.mydata.sp.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.pack.protocol.MalformedParameterException;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;

/**
 * The query with which a browser comes back from MyData: {@code code}, {@code tx_id}, and {@code h}, the one-time handle that the gateway
 * had put into the return URL. Any of them may be missing, none may come twice; others are ignored. Nothing here is authenticated: anyone
 * can call the address. Source: MyData SP V2.6 §柒.三–四.
 *
 * @param txId as it came, with spaces turned back into {@code +}, and standard Base64 letters; at most 256 characters
 * @param handle at most 128 characters of Base64url
 */
public record ReturnParameters(Optional<ReturnCode> code, Optional<String> txId, Optional<String> handle) {
    private static final int MAX_QUERY = 4_096;
    private static final int MAX_PARAMETERS = 32;
    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{2}");
    private static final Pattern TX_ID = Pattern.compile("[A-Za-z0-9+/=-]{1,256}");
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern PLAIN_TX_ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public ReturnParameters {
        Objects.requireNonNull(code);
        Objects.requireNonNull(txId);
        Objects.requireNonNull(handle);
    }

    /**
     * Reads the raw query, still percent-encoded.
     *
     * @param rawQuery null or empty where there is none
     */
    public static ReturnParameters parse(String rawQuery) throws MalformedReturnException {
        Map<String, String> values = split(rawQuery == null ? "" : rawQuery);
        Optional<String> txId = Optional.ofNullable(values.get("tx_id")).map(text -> text.replace(' ', '+'));
        return new ReturnParameters(
                matching(values.get("code"), CODE).map(Integer::valueOf).map(ReturnCode::new),
                matching(txId.map(ReturnParameters::standardBase64).orElse(null), TX_ID),
                matching(values.get("h"), HANDLE));
    }

    private static Map<String, String> split(String rawQuery) throws MalformedReturnException {
        String[] parameters = rawQuery.split("&", MAX_PARAMETERS + 1);
        if (rawQuery.length() > MAX_QUERY || parameters.length > MAX_PARAMETERS) {
            throw new MalformedReturnException("query is too long");
        }
        Map<String, String> values = new HashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = UrlText.decode(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : UrlText.decode(parameter.substring(equals + 1));
            if (values.put(name, value) != null && !name.isEmpty()) {
                throw new MalformedReturnException("a parameter comes twice");
            }
        }
        return values;
    }

    private static Optional<String> matching(String value, Pattern form) throws MalformedReturnException {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (!form.matcher(value).matches()) {
            throw new MalformedReturnException("a parameter has the wrong form");
        }
        return Optional.of(value);
    }

    // a plain tx_id has hyphens of its own
    private static String standardBase64(String text) {
        if (PLAIN_TX_ID.matcher(text).matches()) {
            return text;
        }
        String standard = text.replace('-', '+').replace('_', '/');
        int missing = standard.indexOf('=') >= 0 ? 0 : (4 - standard.length() % 4) % 4;
        return standard + "=".repeat(missing);
    }

    /** The transaction that {@code tx_id} names, encrypted with these credentials or plain; empty where it names none. */
    public Optional<UUID> txId(ParameterCodec codec) {
        return txId.flatMap(text -> PLAIN_TX_ID.matcher(text).matches() ? Optional.of(text) : decrypt(text, codec))
                .filter(text -> PLAIN_TX_ID.matcher(text).matches())
                .map(UUID::fromString);
    }

    private static Optional<String> decrypt(String text, ParameterCodec codec) {
        try {
            return Optional.of(codec.decrypt(text));
        } catch (MalformedParameterException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ReturnParameters[" + code + "]";
    }
}
