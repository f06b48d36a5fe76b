package tw.agencygateway.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tw.agencygateway.conformance.stand.Sandbox;

/** The encryption of parameters (decisions row 1), written on the JDK alone. */
record PlatformCipher(String clientSecret, String cbcIv) {

    static PlatformCipher of(Sandbox sandbox, String clientId) {
        return new PlatformCipher(sandbox.secret(clientId, "client-secret"), sandbox.secret(clientId, "cbc-iv"));
    }

    String encrypt(String text) {
        return Base64.getEncoder().encodeToString(run(Cipher.ENCRYPT_MODE, ascii(text)));
    }

    String decrypt(String base64) {
        return new String(run(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(base64)), StandardCharsets.US_ASCII);
    }

    private byte[] run(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    mode,
                    new SecretKeySpec(ascii(clientSecret + clientSecret), "AES"),
                    new IvParameterSpec(ascii(cbcIv)));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("cannot be encrypted or decrypted with these credentials", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
