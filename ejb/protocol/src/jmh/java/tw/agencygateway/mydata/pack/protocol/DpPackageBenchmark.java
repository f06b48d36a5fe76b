package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tw.agencygateway.pki.protocol.TestPki;

/** The verification of a DP package that lies in a file, its data unpacked to nowhere, against the bare RSA and SHA-256 in it. */
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 2)
public class DpPackageBenchmark {
    private static final PackageStore NOWHERE = new PackageStore() {
        @Override
        public OutputStream create(String name) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public SeekableByteChannel open(String name) throws IOException {
            throw new IOException("nothing is kept");
        }

        @Override
        public void delete(String name) {}
    };

    @Param({"10000", "1000000", "20000000", "100000000"})
    private int bytes;

    private Sample sample;
    private TinkStore store;
    private PackageVerifier verifier;
    private byte[] manifest;
    private byte[] signature;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        sample = new Sample(bytes);
        store = new TinkStore(false);
        try (OutputStream file = store.createRaw("dp.zip")) {
            file.write(sample.dpPackage);
        }
        verifier = new PackageVerifier(sample.trust());
        manifest = TestPackages.dpManifest(sample.data);
        signature = sample.packages.sign(manifest);
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        store.close();
    }

    @Benchmark
    public VerificationReport dpPackage() throws IOException {
        try (SeekableByteChannel zip = FileChannel.open(store.path("dp.zip"))) {
            return verifier.verifyDpPackage(
                    zip, TestPackages.HOUSEHOLD, SignaturePolicy.REQUIRED, ZipLimits.DEFAULT, TestPki.NOW, NOWHERE);
        }
    }

    @Benchmark
    public boolean bareRsaAndSha256() throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        int sum = 0;
        for (byte[] file : sample.data.values()) {
            sum += sha256.digest(file).length;
        }
        Signature verifier = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        verifier.initVerify(sample.packages.signer.certificate().getPublicKey());
        verifier.update(manifest);
        return verifier.verify(signature) && sum > 0;
    }
}
