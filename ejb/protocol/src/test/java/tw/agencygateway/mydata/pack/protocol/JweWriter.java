package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Writes a compact JWE as RFC 7516 and RFC 7518 describe it, in constant memory; every part can be given, also a wrong one. */
final class JweWriter extends OutputStream {
    static final String HEADER = "{\"alg\":\"A256KW\",\"enc\":\"A256CBC-HS512\"}";

    private final OutputStream out;
    private final Cipher cipher;
    private final Mac mac;
    private final String header;
    private OutputStream base64;

    JweWriter(OutputStream out, byte[] secretKey, byte[] iv, String headerJson) throws IOException {
        this(out, secretKey, iv, headerJson, "AES/CBC/PKCS5Padding");
    }

    JweWriter(OutputStream out, byte[] secretKey, byte[] iv, String headerJson, String transformation)
            throws IOException {
        this.out = out;
        byte[] cek = new byte[64];
        new SecureRandom().nextBytes(cek);
        this.header = base64Url(headerJson.getBytes(StandardCharsets.UTF_8));
        try {
            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(secretKey, "AES"));
            byte[] encryptedKey = wrap.wrap(new SecretKeySpec(cek, "AES"));
            cipher = Cipher.getInstance(transformation);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(cek, 32, 32, "AES"), new IvParameterSpec(iv));
            mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(cek, 0, 32, "HmacSHA512"));
            ascii(header + "." + base64Url(encryptedKey) + "." + base64Url(iv) + ".");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        mac.update(header.getBytes(StandardCharsets.US_ASCII));
        mac.update(iv);
        // closing it writes the last characters and must not close what follows
        base64 = Base64.getUrlEncoder().withoutPadding().wrap(new FilterOutputStream(out) {
            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                out.write(b, off, len);
            }

            @Override
            public void close() {}
        });
    }

    static String jwe(byte[] secretKey, byte[] iv, byte[] plaintext) {
        return jwe(secretKey, iv, plaintext, HEADER);
    }

    static String jwe(byte[] secretKey, byte[] iv, byte[] plaintext, String headerJson) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JweWriter writer = new JweWriter(bytes, secretKey, iv, headerJson)) {
            writer.write(plaintext);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] plaintext, int offset, int length) throws IOException {
        ciphertext(cipher.update(plaintext, offset, length));
    }

    private void ciphertext(byte[] bytes) throws IOException {
        if (bytes != null) {
            mac.update(bytes);
            base64.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            ciphertext(cipher.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        base64.close();
        mac.update(ByteBuffer.allocate(8).putLong(header.length() * 8L).array());
        ascii("." + base64Url(Arrays.copyOf(mac.doFinal(), 32)));
        out.close();
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
