package tw.agencygateway.mydata.pack.protocol;

import java.security.Key;
import java.util.Map;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.AesKeyWrapManagementAlgorithm;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.ContentEncryptionKeyDescriptor;
import org.jose4j.jwe.KeyManagementAlgorithm;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.Headers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * The protected header of the one accepted kind of JWE and the unwrapping of its content key, both by jose4j. {@code alg} is A256KW and
 * {@code enc} A256CBC-HS512; {@code zip} and {@code crit} are refused, all other members ignored. Source: MyData SP V2.6 §玖.三.(一); RFC
 * 7516; RFC 7518 §4.4, §5.2.
 */
final class JweHeader {
    /** Characters of the encoded header. */
    static final int MAX_CHARS = 4_096;

    private static final int CEK_BYTES = 64;
    private static final AlgorithmConstraints ALG =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.A256KW);
    private static final AlgorithmConstraints ENC = new AlgorithmConstraints(
            ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_CBC_HMAC_SHA_512);

    private JweHeader() {}

    static void check(byte[] json) throws MalformedJweException {
        Map<String, Object> members;
        try {
            members = BoundedJson.parseObject(json, MAX_CHARS);
        } catch (MalformedJsonException e) {
            throw new MalformedJweException("header: " + e.getMessage());
        }
        if (members.containsKey(HeaderParameterNames.ZIP) || members.containsKey(HeaderParameterNames.CRITICAL)) {
            throw new MalformedJweException("header has zip or crit");
        }
        try {
            ALG.checkConstraint(text(members, HeaderParameterNames.ALGORITHM));
            ENC.checkConstraint(text(members, HeaderParameterNames.ENCRYPTION_METHOD));
        } catch (JoseException e) {
            throw new MalformedJweException("header names other algorithms than A256KW and A256CBC-HS512");
        }
    }

    private static String text(Map<String, Object> members, String name) throws MalformedJweException {
        if (members.get(name) instanceof String value) {
            return value;
        }
        throw new MalformedJweException("header lacks " + name);
    }

    /** Returns the content key: 32 bytes for the MAC, then 32 for AES. */
    static byte[] unwrap(byte[] secretKey, byte[] encryptedKey) throws JweDecryptionException {
        KeyManagementAlgorithm keyWrap = new AesKeyWrapManagementAlgorithm.Aes256();
        ProviderContext providers = new ProviderContext();
        providers.getSuppliedKeyProviderContext().setCipherProvider("SunJCE");
        Headers headers = new Headers();
        ContentEncryptionKeyDescriptor wanted = new ContentEncryptionKeyDescriptor(CEK_BYTES, AesKey.ALGORITHM);
        try {
            Key cek = keyWrap.manageForDecrypt(
                    keyWrap.prepareForDecrypt(new AesKey(secretKey), headers, providers),
                    encryptedKey,
                    wanted,
                    headers,
                    providers);
            byte[] bytes = cek.getEncoded();
            if (bytes.length == CEK_BYTES) {
                return bytes;
            }
        } catch (JoseException e) {
            throw new JweDecryptionException();
        }
        throw new JweDecryptionException();
    }
}
