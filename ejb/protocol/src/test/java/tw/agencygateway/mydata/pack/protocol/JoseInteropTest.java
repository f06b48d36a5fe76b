package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.crypto.AESEncrypter;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.junit.jupiter.api.Test;

/** Packages in JWEs that other implementations made. */
class JoseInteropTest extends PackageVerification {
    private final byte[] envelope = TestPackages.envelope(CLIENT + ".zip", packages.myDataPackage());

    @Test
    void a_package_encrypted_by_nimbus_is_verified() throws Exception {
        JWEObject jwe = new JWEObject(
                new JWEHeader(JWEAlgorithm.A256KW, EncryptionMethod.A256CBC_HS512), new Payload(envelope));
        jwe.encrypt(new AESEncrypter(JweTest.KEY));
        // Nimbus chooses an initialization vector of its own
        packages.mismatches = MismatchPolicy.WARN;

        VerificationReport report = verify(jwe.serialize());

        assertWarns(report, FindingCode.JWE_IV_MISMATCH);
        assertThat(store.objects).hasSize(2);
    }

    @Test
    void a_package_encrypted_by_jose4j_is_verified() throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.A256KW);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_CBC_HMAC_SHA_512);
        jwe.setKey(new AesKey(JweTest.KEY));
        jwe.setIv(JweTest.IV);
        jwe.setPlaintext(envelope);

        assertThat(verify(jwe.getCompactSerialization()).verdict()).isEqualTo(Verdict.VERIFIED);
    }

    @Test
    void nimbus_reads_what_the_tests_write() throws Exception {
        JWEObject jwe = JWEObject.parse(JweWriter.jwe(JweTest.KEY, JweTest.IV, utf8("plain")));
        jwe.decrypt(new AESDecrypter(JweTest.KEY));

        assertThat(jwe.getPayload().toBytes()).isEqualTo(utf8("plain"));
    }
}
