package tw.agencygateway.sandbox.mydata.pack;

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
import javax.crypto.CipherOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A JWE in compact form of any size, encrypted while it is written: A256KW (RFC 7518 §4.4) and A256CBC-HS512 (§5.2.5).
 * Nimbus wants the whole content in memory, several times over.
 */
final class StreamedJwe {
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private StreamedJwe() {}

    static void write(JweDraft draft, OutputStream out) throws IOException {
        byte[] contentKey = new byte[64];
        RANDOM.nextBytes(contentKey);
        try {
            Cipher wrap = Cipher.getInstance("AESWrap");
            wrap.init(Cipher.WRAP_MODE, new SecretKeySpec(draft.secretKey, "AES"));
            byte[] wrapped = wrap.wrap(new SecretKeySpec(contentKey, "AES"));
            String header = BASE64URL.encodeToString(draft.header);
            ascii(
                    out,
                    header + "." + BASE64URL.encodeToString(wrapped) + "." + BASE64URL.encodeToString(draft.iv) + ".");
            byte[] tag = encrypt(draft, header, contentKey, out);
            ascii(out, "." + BASE64URL.encodeToString(tag));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Writes the ciphertext and returns the tag: the left half of the MAC over header, IV, ciphertext and header bits. */
    private static byte[] encrypt(JweDraft draft, String header, byte[] contentKey, OutputStream out)
            throws GeneralSecurityException, IOException {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(contentKey, 0, 32, "HmacSHA512"));
        mac.update(header.getBytes(StandardCharsets.US_ASCII));
        mac.update(draft.iv);
        Cipher cipher = Cipher.getInstance(draft.badPadding ? "AES/CBC/NoPadding" : "AES/CBC/PKCS5Padding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, 32, 32, "AES"), new IvParameterSpec(draft.iv));
        OutputStream base64 = BASE64URL.wrap(new Unclosed(out));
        try (OutputStream plaintext = new CipherOutputStream(new Observed(base64, mac), cipher)) {
            plaintext(draft).writeTo(plaintext);
        }
        long headerBits = header.length() * 8L;
        mac.update(ByteBuffer.allocate(8).putLong(headerBits).array());
        return Arrays.copyOf(mac.doFinal(), 32);
    }

    private static Content plaintext(JweDraft draft) throws IOException {
        if (!draft.badPadding) {
            return draft.plaintext;
        }
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        draft.plaintext.writeTo(blocks);
        // white space is no padding, and at home in JSON
        ascii(blocks, " ".repeat(BLOCK - blocks.size() % BLOCK));
        return Content.of(blocks.toByteArray());
    }

    private static void ascii(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Lets the MAC see what passes. */
    private static final class Observed extends FilterOutputStream {
        private final Mac mac;

        Observed(OutputStream out, Mac mac) {
            super(out);
            this.mac = mac;
        }

        @Override
        public void write(int one) throws IOException {
            mac.update((byte) one);
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            mac.update(bytes, from, length);
            out.write(bytes, from, length);
        }
    }
}
