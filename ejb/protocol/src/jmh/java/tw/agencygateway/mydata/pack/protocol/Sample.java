package tw.agencygateway.mydata.pack.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import tw.agencygateway.pki.protocol.SignerTrust;

/**
 * What the platform would send: a JWE with a MyData package with one signed DP package, whose data are a file for people of which nothing
 * can be squeezed (nine tenths) and JSON (one tenth). Both zips are deflated, as zips are by default.
 */
final class Sample {
    private static final int RECORD = 100;

    final TestPackages packages = new TestPackages();
    final Map<String, byte[]> data = new LinkedHashMap<>();
    final byte[] dpPackage;
    final byte[] myDataPackage;
    final byte[] envelope;
    final byte[] received;

    /** @param bytes of all data files together */
    Sample(int bytes) {
        data.put("data.pdf", random(bytes / 10 * 9));
        data.put("data.json", json(bytes / 10));
        packages.data.clear();
        packages.data.putAll(data);
        packages.items.set(1, TestPackages.item(TestPackages.INCOME, 204));
        dpPackage = Zips.deflated(packages.signedFiles());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "META-INFO/manifest.xml", TestPackages.utf8("<files>" + String.join("", packages.items) + "</files>"));
        files.put(TestPackages.HOUSEHOLD + ".zip", dpPackage);
        myDataPackage = Zips.deflated(files);
        byte[] head = ("{\"filename\":\"" + TestPackages.CLIENT + ".zip\",\"data\":\"application/zip;data:")
                .getBytes(US_ASCII);
        byte[] base64 = Base64.getUrlEncoder().withoutPadding().encode(myDataPackage);
        envelope = Arrays.copyOf(head, head.length + base64.length + 2);
        System.arraycopy(base64, 0, envelope, head.length, base64.length);
        envelope[envelope.length - 2] = '"';
        envelope[envelope.length - 1] = '}';
        received = JweWriter.jwe(JweTest.KEY, JweTest.IV, envelope).getBytes(US_ASCII);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] json(int length) {
        Random random = new Random(2);
        StringBuilder text = new StringBuilder(length + RECORD).append('[');
        while (text.length() < length) {
            text.append("{\"year\":")
                    .append(100 + random.nextInt(20))
                    .append(",\"code\":\"")
                    .append(Integer.toHexString(random.nextInt()))
                    .append("\",\"amount\":")
                    .append(random.nextInt(1_000_000))
                    .append("},\n");
        }
        return text.append("null]").toString().getBytes(UTF_8);
    }

    SignerTrust trust() {
        return packages.trust();
    }

    RawJwe raw() {
        return () -> new ByteArrayInputStream(received);
    }

    SeekableByteChannel dpPackageChannel() {
        return MemoryStore.channel(dpPackage);
    }
}
