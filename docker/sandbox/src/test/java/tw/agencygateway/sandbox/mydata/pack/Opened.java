package tw.agencygateway.sandbox.mydata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.AESDecrypter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tw.agencygateway.sandbox.http.Json;

/**
 * A delivery as Nimbus and the JDK read it.
 *
 * @param files all files of the package, those of packages inside it under {@code outer!inner}
 */
public record Opened(String filename, String iv, Map<String, byte[]> files) {
    private static final String PREFIX = "application/zip;data:";

    /** @throws IOException when it cannot be decrypted, or is not what it should be */
    public static Opened of(String compact, String secretKey) throws IOException {
        try {
            JWEObject jwe = JWEObject.parse(compact);
            jwe.decrypt(new AESDecrypter(secretKey.getBytes(StandardCharsets.US_ASCII)));
            JsonNode plaintext = Json.read(jwe.getPayload().toBytes());
            String data = plaintext.get("data").asText();
            if (!data.startsWith(PREFIX)) {
                throw new IOException("wrong prefix");
            }
            byte[] archive = Base64.getUrlDecoder().decode(data.substring(PREFIX.length()));
            return new Opened(plaintext.get("filename").asText(), jwe.getIV().decodeToString(), unzip(archive));
        } catch (ParseException | JOSEException e) {
            throw new IOException(e);
        }
    }

    String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String outer = entry.getName();
                byte[] bytes = in.readAllBytes();
                files.put(outer, bytes);
                if (outer.endsWith(".zip")) {
                    unzip(bytes).forEach((name, inner) -> files.put(outer + "!" + name, inner));
                }
            }
        }
        return files;
    }
}
