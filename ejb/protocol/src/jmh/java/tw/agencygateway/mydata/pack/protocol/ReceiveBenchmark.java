package tw.agencygateway.mydata.pack.protocol;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.AESDecrypter;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the bytes that were received to verified files, encrypted in a store: by the gateway, and by hand with the two libraries of JOSE. */
@State(Scope.Benchmark)
@Warmup(iterations = 8, time = 5)
@Measurement(iterations = 3, time = 2)
public class ReceiveBenchmark {
    private static final int ARRIVING = 16 * 1024;
    private static final String PREFIX = "application/zip;data:";

    @Param({"10000", "1000000", "20000000", "100000000"})
    private int bytes;

    private Sample sample;
    private TinkStore store;
    private TinkStore durableStore;
    private PackageVerifier verifier;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        sample = new Sample(bytes);
        store = new TinkStore(false);
        durableStore = new TinkStore(true);
        verifier = new PackageVerifier(sample.trust());
    }

    @TearDown(Level.Invocation)
    public void empty() throws IOException {
        store.empty();
        durableStore.empty();
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        store.close();
        durableStore.close();
    }

    /** As the gateway does it: the bytes to the disk and to the MAC as they arrive, then the verification of what was stored. */
    @Benchmark
    public VerificationReport gateway() throws Exception {
        return receive(store);
    }

    /** The same, with the raw bytes and every file synchronised with the disk. */
    @Benchmark
    public VerificationReport gatewayWithFsync() throws Exception {
        return receive(durableStore);
    }

    private VerificationReport receive(TinkStore to) throws Exception {
        JweIntake intake = new JweIntake(JweTest.KEY, to.createRaw("raw.jwe"));
        try (intake) {
            for (int at = 0; at < sample.received.length; at += ARRIVING) {
                intake.write(sample.received, at, Math.min(ARRIVING, sample.received.length - at));
            }
        }
        RawJwe raw = () -> Files.newInputStream(to.path("raw.jwe"));
        VerificationReport report = verifier.verify(intake.finish(), raw, sample.packages.request(), to);
        if (report.verdict() != Verdict.VERIFIED) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }

    @Benchmark
    public int jose4j() throws Exception {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(
                new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.A256KW));
        jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(
                ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_CBC_HMAC_SHA_512));
        jwe.setCompactSerialization(new String(sample.received, StandardCharsets.US_ASCII));
        jwe.setKey(new AesKey(JweTest.KEY));
        Map<String, Object> envelope = JsonUtil.parseJson(jwe.getPlaintextString());
        return ByHand.store(Base64Url.decode(data(envelope)), store);
    }

    @Benchmark
    public int nimbus() throws Exception {
        JWEObject jwe = JWEObject.parse(new String(sample.received, StandardCharsets.US_ASCII));
        jwe.decrypt(new AESDecrypter(JweTest.KEY));
        Map<String, Object> envelope = jwe.getPayload().toJSONObject();
        return ByHand.store(new Base64URL(data(envelope)).decode(), store);
    }

    private static String data(Map<String, Object> envelope) {
        return ((String) envelope.get("data")).substring(PREFIX.length());
    }
}
