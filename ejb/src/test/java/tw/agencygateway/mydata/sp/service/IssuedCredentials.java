package tw.agencygateway.mydata.sp.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;
import tw.agencygateway.mydata.pack.protocol.ParameterCodec;

/** What MyData issued to a service, and what it makes with that: the encrypted secret_key, and the JWE of an unsigned package. */
record IssuedCredentials(String clientSecret, String cbcIv) {

    private static final String SECRET_KEY = "0123456789abcdef0123456789ABCDEF";

    ServiceForm.Secrets secrets() {
        return new ServiceForm.Secrets(clientSecret, cbcIv);
    }

    String secretKey() {
        return new ParameterCodec(clientSecret, cbcIv).encrypt(SECRET_KEY);
    }

    /** One data set with one file, as MyData would answer. */
    byte[] jwe(String clientId, String resourceId) {
        String manifest = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><files><file><filename>" + resourceId
                + ".zip</filename><resource_id>" + resourceId
                + "</resource_id><resource_name>資料集</resource_name><code>200</code></file></files>";
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INFO/manifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
        entries.put(resourceId + ".zip", zip(Map.of("data.json", "{}".getBytes(StandardCharsets.UTF_8))));
        String data = Base64.getUrlEncoder().withoutPadding().encodeToString(zip(entries));
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.A256KW);
            jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_CBC_HMAC_SHA_512);
            jwe.setKey(new AesKey(SECRET_KEY.getBytes(StandardCharsets.US_ASCII)));
            jwe.setIv(cbcIv.getBytes(StandardCharsets.US_ASCII));
            jwe.setPayload("{\"filename\":\"" + clientId + ".zip\",\"data\":\"application/zip;data:" + data + "\"}");
            return jwe.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
