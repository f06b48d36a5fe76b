package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of single parameters between MyData and a service: pid, tx_id, secret_key, token.
 *
 * <p>AES/CBC/PKCS5Padding; key = the ASCII bytes of client_secret (16 alphanumerics) twice; IV = the 16 ASCII bytes of the service's "CBC
 * IV"; standard padded Base64. The IV never changes, so equal plaintexts give equal texts, and nothing authenticates them: a decrypted
 * value is a claim to be compared with what is known. Source: MyData SP V2.6 §柒.二.(一), §捌.二.(一).
 */
public final class ParameterCodec {
    private static final Pattern CLIENT_SECRET = Pattern.compile("[A-Za-z0-9]{16}");
    private static final Pattern CBC_IV = Pattern.compile("[\\x21-\\x7e]{16}");
    private static final int MAX_TEXT = 8_192;
    private static final int KEY_BYTES = 32;
    private static final int ENCRYPTED_KEY_BYTES = 48;

    private final SecretKeySpec key;
    private final byte[] iv;

    /**
     * Makes the codec of one version of a service's credentials.
     *
     * @throws IllegalArgumentException when either has another form than the specification's
     */
    public ParameterCodec(String clientSecret, String cbcIv) {
        if (!CLIENT_SECRET.matcher(clientSecret).matches()) {
            throw new IllegalArgumentException("client_secret must be 16 ASCII letters and digits");
        }
        if (!CBC_IV.matcher(cbcIv).matches()) {
            throw new IllegalArgumentException("CBC IV must be 16 printable ASCII characters");
        }
        this.key = new SecretKeySpec((clientSecret + clientSecret).getBytes(StandardCharsets.US_ASCII), "AES");
        this.iv = cbcIv.getBytes(StandardCharsets.US_ASCII);
    }

    /** The service's CBC IV, 16 bytes; a JWE for this service has it too. */
    public byte[] iv() {
        return iv.clone();
    }

    /** Returns the padded Base64 of the encrypted UTF-8 bytes of a text. */
    public String encrypt(String plaintext) {
        try {
            byte[] bytes = plaintext.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES/CBC of the JDK does not work", e);
        }
    }

    /** Reverses {@link #encrypt}. Accepts exactly its form, at most 8 192 characters. */
    public String decrypt(String base64) throws MalformedParameterException {
        return StrictText.utf8(decryptBytes(decode(base64)))
                .orElseThrow(() -> new MalformedParameterException("not an encrypted parameter"));
    }

    /**
     * Reads the {@code secret_key} of a notification: 32 bytes that unwrap the JWE's content key.
     *
     * <p>Base64 of 48 bytes is decrypted to the 32. Base64 of 32 bytes, or 32 characters as they are, is the key itself, but only where
     * {@code plainAllowed} (the form of the SP slides). The 32 bytes are not decoded further.
     */
    public byte[] secretKey(String text, boolean plainAllowed) throws MalformedParameterException {
        if (plainAllowed && text.length() == KEY_BYTES) {
            return text.getBytes(StandardCharsets.UTF_8).length == KEY_BYTES
                    ? text.getBytes(StandardCharsets.US_ASCII)
                    : refuse();
        }
        byte[] decoded = decode(text);
        if (plainAllowed && decoded.length == KEY_BYTES) {
            return decoded;
        }
        byte[] secret = decoded.length == ENCRYPTED_KEY_BYTES ? decryptBytes(decoded) : refuse();
        return secret.length == KEY_BYTES ? secret : refuse();
    }

    private static byte[] decode(String base64) throws MalformedParameterException {
        if (base64.length() > MAX_TEXT) {
            return refuse();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(decoded).equals(base64) ? decoded : refuse();
        } catch (IllegalArgumentException e) {
            return refuse();
        }
    }

    private byte[] decryptBytes(byte[] encrypted) throws MalformedParameterException {
        if (encrypted.length == 0) {
            // the cipher would call that an empty text, though it lacks the padding
            return refuse();
        }
        try {
            return cipher(Cipher.DECRYPT_MODE).doFinal(encrypted);
        } catch (GeneralSecurityException e) {
            return refuse();
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
        cipher.init(mode, key, new IvParameterSpec(iv));
        return cipher;
    }

    // one exception for every cause, so that none can be told from another
    private static byte[] refuse() throws MalformedParameterException {
        throw new MalformedParameterException("not an encrypted parameter");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterCodec that && key.equals(that.key) && Arrays.equals(iv, that.iv);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "ParameterCodec[…]";
    }
}
