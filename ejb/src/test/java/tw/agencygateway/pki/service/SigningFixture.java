package tw.agencygateway.pki.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bouncycastle.asn1.x509.KeyUsage;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter;
import tw.agencygateway.mydata.pack.protocol.PackageSigner;
import tw.agencygateway.mydata.pack.protocol.PackageStore;
import tw.agencygateway.mydata.pack.protocol.PackageVerifier;
import tw.agencygateway.mydata.pack.protocol.SignaturePolicy;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;
import tw.agencygateway.mydata.pack.protocol.ZipLimits;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.entity.SigningKeyRepository;
import tw.agencygateway.pki.protocol.CertificateRequest;
import tw.agencygateway.pki.protocol.SignerTrust;
import tw.agencygateway.platform.service.MovableClock;
import tw.agencygateway.platform.service.TestKeys;

/** The signing keys as the container wires them, a CA that is trusted, and a receiver of packages. */
final class SigningFixture implements AutoCloseable {
    static final CertificateRequest.Subject SUBJECT =
            new CertificateRequest.Subject("示範機關", Optional.of("資訊處"), "MyData 簽章");

    final PkiFixture pki = new PkiFixture();
    final MovableClock clock = new MovableClock();
    final TestPki root = TestPki.root("C=TW,CN=Root", PkiFixture.FROM, PkiFixture.UNTIL);
    final SigningKeyRegister register = new SigningKeyRegister();
    final SigningKeys keys = new SigningKeys();
    final SigningKeyWatch watch = new SigningKeyWatch();
    final TokenCalls calls = new TokenCalls();
    final SigningToken token;

    SigningFixture(SigningTokenConfiguration configuration) throws Exception {
        SigningKeyRepository repository = pki.database.connect(new SigningKeyRepository());
        SigningSecrets secrets = new SigningSecrets();
        secrets.masterKeys = TestKeys.fresh();
        SigningCertificates certificates = new SigningCertificates();
        certificates.authorities = pki.authorities;
        certificates.clock = clock;
        calls.clock = clock;
        calls.open(Thread::new);
        token = token(configuration);
        register.keys = repository;
        register.secrets = secrets;
        register.token = token;
        register.certificates = certificates;
        register.clock = clock;
        keys.keys = repository;
        keys.secrets = secrets;
        keys.token = token;
        keys.clock = clock;
        watch.keys = repository;
        watch.clock = clock;
        pki.trust(root.certificate);
        pki.importList(root.crl(1, PkiFixture.START));
    }

    /** What the token is to one node. */
    SigningToken token(SigningTokenConfiguration configuration) {
        SigningToken made = new SigningToken();
        made.configuration = configuration;
        made.calls = calls;
        made.clock = clock;
        return made;
    }

    static SigningTokenConfiguration noToken() {
        return new SigningTokenConfiguration(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What may be refused. */
    interface Act {
        void run() throws Exception;
    }

    void in(Act act) throws Exception {
        pki.in((Callable<Void>) () -> {
            act.run();
            return null;
        });
    }

    SigningKey key(String name) {
        return keys.list().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    PublicKey requested(String name) throws Exception {
        return CertificateRequest.read(key(name).request().orElseThrow()).publicKey();
    }

    /** The root's certificate for a key that was made. */
    X509Certificate issue(String name, Instant from, Duration life) throws Exception {
        return root.certify(requested(name), from, from.plus(life), KeyUsage.digitalSignature);
    }

    /** Issues the certificate and imports it. */
    void certify(String name, Instant from, Duration life) throws Exception {
        byte[] certificate = issue(name, from, life).getEncoded();
        in(() -> register.certify(name, certificate, "tester"));
    }

    String inForce() {
        return keys.inForce().map(SigningKey::name).orElse("none");
    }

    /** What a receiver says of a package that was signed with the key in force. */
    VerificationReport verifySigned(Path directory) throws Exception {
        SigningKeys.Usable key = keys.use(keys.inForce().orElseThrow());
        Path zip = directory.resolve("package.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            DpPackageWriter.write(
                    out,
                    Map.of("API.json", content -> content.write('1')),
                    Optional.of(new PackageSigner(key.signer(), key.certificate())),
                    clock.instant());
        }
        SignerTrust trust = new SignerTrust(List.of(root.certificate), List.of(), pki.lookup(clock.instant()));
        try (FileChannel channel = FileChannel.open(zip)) {
            return new PackageVerifier(trust)
                    .verifyDpPackage(
                            channel,
                            "API",
                            SignaturePolicy.REQUIRED,
                            ZipLimits.DEFAULT,
                            clock.instant(),
                            new DirectoryStore(directory));
        }
    }

    /** Keeps what a receiver unpacks. */
    private record DirectoryStore(Path directory) implements PackageStore {
        @Override
        public OutputStream create(String name) throws IOException {
            return Files.newOutputStream(directory.resolve(name));
        }

        @Override
        public SeekableByteChannel open(String name) throws IOException {
            return FileChannel.open(directory.resolve(name));
        }

        @Override
        public void delete(String name) throws IOException {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    @Override
    public void close() {
        calls.close();
        pki.close();
    }
}
