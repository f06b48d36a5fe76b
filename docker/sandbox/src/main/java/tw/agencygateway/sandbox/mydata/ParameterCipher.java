package tw.agencygateway.sandbox.mydata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tw.agencygateway.sandbox.registry.Service;

/**
 * Encryption of single parameters (SP §柒.二.(一)): AES/CBC/PKCS5Padding, the key being client_secret twice, the IV the
 * service's CBC IV, written in Base64.
 */
final class ParameterCipher {
    private final SecretKeySpec key;
    private final IvParameterSpec iv;

    ParameterCipher(Service service) {
        this.key = new SecretKeySpec(ascii(service.clientSecret() + service.clientSecret()), "AES");
        this.iv = new IvParameterSpec(ascii(service.cbcIv()));
    }

    String encrypt(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(ascii(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing when {@code base64} is not Base64 or not encrypted under this service's secret. */
    Optional<String> decrypt(String base64) {
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, key, iv);
        return cipher;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
