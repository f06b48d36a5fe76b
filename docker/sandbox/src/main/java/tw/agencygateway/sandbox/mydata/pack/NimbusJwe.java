package tw.agencygateway.sandbox.mydata.pack;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESEncrypter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.crypto.spec.SecretKeySpec;

/** A JWE made by Nimbus, in memory. */
final class NimbusJwe {
    private static final SecureRandom RANDOM = new SecureRandom();

    private NimbusJwe() {}

    static void write(JweDraft draft, OutputStream out) throws IOException {
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        draft.plaintext.writeTo(plaintext);
        byte[] contentKey = new byte[64];
        RANDOM.nextBytes(contentKey);
        try {
            AESEncrypter encrypter =
                    new AESEncrypter(new SecretKeySpec(draft.secretKey, "AES"), new SecretKeySpec(contentKey, "AES"));
            // with the content key given, the IV is all that Nimbus draws from its source of randomness
            encrypter.getJCAContext().setSecureRandom(new Given(draft.iv));
            JWEObject jwe = new JWEObject(
                    new JWEHeader(JWEAlgorithm.A256KW, EncryptionMethod.A256CBC_HS512),
                    new Payload(plaintext.toByteArray()));
            jwe.encrypt(encrypter);
            out.write(jwe.serialize().getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    /** Draws the same bytes each time. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
