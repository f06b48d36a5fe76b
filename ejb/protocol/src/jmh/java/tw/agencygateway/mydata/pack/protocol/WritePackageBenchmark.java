package tw.agencygateway.mydata.pack.protocol;

import static tw.agencygateway.mydata.pack.protocol.TestPersonData.ISSUE;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.PERSON;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tw.agencygateway.mydata.pack.protocol.DpPackageWriter.Content;
import tw.agencygateway.pki.protocol.TestPki;

/** A signed DP package of JSON and PDF, against its PDF, a zip by the JDK, SHA-256 and one RSA signature, each measured alone. */
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 3, time = 2)
public class WritePackageBenchmark {
    /** What one row takes in JSON. */
    private static final int ROW = 120;

    /** Of the JSON. */
    @Param({"120", "10000", "200000"})
    private int bytes;

    private final PersonDataPdf pdf = new PersonDataPdf(PdfFonts.bundled());
    private final Map<String, Content> contents = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private PersonData data;
    private PackageSigner signer;
    private TestPki.Holder holder;
    private byte[] manifest;

    @Setup(Level.Trial)
    public void prepare() throws IOException, GeneralSecurityException, MalformedPersonDataException {
        data = TestPersonData.many(Math.max(1, bytes / ROW));
        holder = TestPki.issue(TestPki.root("Root"), TestPki.signer("Signer"));
        signer = new PackageSigner(holder.key(), holder.certificate(), Security.getProvider("SunRsaSign"));
        contents.put("data.json", out -> PersonDataJson.write(data, ISSUE, out));
        contents.put("data.pdf", out -> pdf.write(data, ISSUE, PERSON, out));
        for (Map.Entry<String, Content> content : contents.entrySet()) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            content.getValue().writeTo(file);
            files.put(content.getKey(), file.toByteArray());
        }
        manifest = TestPackages.dpManifest(files);
    }

    @Benchmark
    public void writtenPackage() throws IOException, GeneralSecurityException {
        DpPackageWriter.write(OutputStream.nullOutputStream(), contents, Optional.of(signer), TestPki.NOW);
    }

    @Benchmark
    public void writtenPdf() throws IOException {
        pdf.write(data, ISSUE, PERSON, OutputStream.nullOutputStream());
    }

    @Benchmark
    public void writtenZip() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(OutputStream.nullOutputStream())) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    @Benchmark
    public int digests() throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        int sum = 0;
        for (byte[] file : files.values()) {
            sum += sha256.digest(file).length;
        }
        return sum;
    }

    @Benchmark
    public byte[] rsaSignature() throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        signature.initSign(holder.key());
        signature.update(manifest);
        return signature.sign();
    }
}
