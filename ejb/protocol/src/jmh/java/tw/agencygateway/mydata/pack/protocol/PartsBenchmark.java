package tw.agencygateway.mydata.pack.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The work that nobody can leave out, each kind by itself and once: over arrays, in blocks of 64 KB, by the JDK's own code. */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 3, time = 1)
public class PartsBenchmark {
    private static final int BLOCK = 64 * 1024;

    @Param({"10000", "1000000", "20000000", "100000000"})
    private int bytes;

    private final SecretKeySpec aesKey = new SecretKeySpec(JweTest.KEY, "AES");
    private final byte[] block = new byte[BLOCK + 32];
    private Sample sample;
    private byte[] ciphertextText;
    private byte[] ciphertext;
    private byte[] zipText;
    private List<byte[]> deflated;
    private TinkStore store;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        sample = new Sample(bytes);
        String[] parts = new String(sample.received, US_ASCII).split("\\.");
        ciphertextText = parts[3].getBytes(US_ASCII);
        ciphertext = Base64.getUrlDecoder().decode(ciphertextText);
        zipText = Base64.getUrlEncoder().withoutPadding().encode(sample.myDataPackage);
        deflated = Stream.concat(packedEntries(sample.myDataPackage), packedEntries(sample.dpPackage))
                .toList();
        store = new TinkStore(false);
    }

    @TearDown(Level.Invocation)
    public void empty() throws IOException {
        store.empty();
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        store.close();
    }

    private static Stream<byte[]> packedEntries(byte[] zip) throws IOException {
        return StrictZip.open(MemoryStore.channel(zip), ZipLimits.DEFAULT).entries().stream()
                .map(entry -> Arrays.copyOfRange(
                        zip, (int) entry.dataOffset(), (int) (entry.dataOffset() + entry.packedSize())));
    }

    @Benchmark
    public byte[] hmac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA512", "SunJCE");
        mac.init(new SecretKeySpec(JweTest.KEY, "HmacSHA512"));
        for (int at = 0; at < ciphertext.length; at += BLOCK) {
            mac.update(ciphertext, at, Math.min(BLOCK, ciphertext.length - at));
        }
        return mac.doFinal();
    }

    @Benchmark
    public int aes() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding", "SunJCE");
        cipher.init(Cipher.DECRYPT_MODE, aesKey, new IvParameterSpec(JweTest.IV));
        int sum = 0;
        for (int at = 0; at < ciphertext.length; at += BLOCK) {
            sum += cipher.update(ciphertext, at, Math.min(BLOCK, ciphertext.length - at), block);
        }
        return sum;
    }

    /** The ciphertext's and the zip's. */
    @Benchmark
    public int base64() {
        return decode(ciphertextText) + decode(zipText);
    }

    private int decode(byte[] text) {
        int sum = 0;
        byte[] characters = new byte[BLOCK];
        for (int at = 0; at < text.length; at += BLOCK) {
            if (text.length - at >= BLOCK) {
                System.arraycopy(text, at, characters, 0, BLOCK);
                sum += Base64.getUrlDecoder().decode(characters, block);
            } else {
                sum += Base64.getUrlDecoder().decode(Arrays.copyOfRange(text, at, text.length)).length;
            }
        }
        return sum;
    }

    /** The DP package out of the MyData package, and the files out of that. */
    @Benchmark
    public long inflate() throws DataFormatException {
        long sum = 0;
        for (byte[] packed : deflated) {
            Inflater inflater = new Inflater(true);
            inflater.setInput(packed);
            while (!inflater.finished()) {
                sum += inflater.inflate(block, 0, BLOCK);
            }
            inflater.end();
        }
        return sum;
    }

    @Benchmark
    public String sha256() throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] file : sample.data.values()) {
            for (int at = 0; at < file.length; at += BLOCK) {
                digest.update(file, at, Math.min(BLOCK, file.length - at));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Benchmark
    public void encryptedWrite() throws IOException {
        int count = 0;
        for (byte[] file : sample.data.values()) {
            try (OutputStream out = store.create("file-" + ++count)) {
                for (int at = 0; at < file.length; at += BLOCK) {
                    out.write(file, at, Math.min(BLOCK, file.length - at));
                }
            }
        }
    }

    /** The bytes as they were received, to the disk. Not among the six parts, for who writes by hand may do without. */
    @Benchmark
    public void rawWrite() throws IOException {
        try (OutputStream out = store.createRaw("raw.jwe")) {
            for (int at = 0; at < sample.received.length; at += BLOCK) {
                out.write(sample.received, at, Math.min(BLOCK, sample.received.length - at));
            }
        }
    }
}
