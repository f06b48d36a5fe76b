package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.CLIENT;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.HOUSEHOLD;
import static tw.agencygateway.mydata.pack.protocol.TestPackages.utf8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package of 200 MB, or as many as {@code large.megabytes} says, made and verified in a JVM with a heap of 64 MB. */
class LargePackageTest {
    private static final String SIZE = "large.megabytes";
    private static final int MEGABYTES = Integer.getInteger(SIZE, 200);

    @TempDir
    private Path folder;

    @Test
    void hundreds_of_megabytes_pass_through_a_heap_of_64() throws Exception {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-D" + SIZE + "=" + MEGABYTES,
                        LargePackageTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.size(folder.resolve("store").resolve("file-2"))).isEqualTo((long) MEGABYTES << 20);
    }

    /** What the other JVM runs. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        TestPackages packages = new TestPackages();
        packages.items.set(1, TestPackages.item(TestPackages.INCOME, 204));
        Path jwe = folder.resolve("jwe");
        writeJwe(jwe, packages);
        DiskStore store = new DiskStore(Files.createDirectory(folder.resolve("store")));
        long start = System.nanoTime();

        VerificationReport report = new PackageVerifier(packages.trust())
                .verify(
                        () -> new BufferedInputStream(Files.newInputStream(jwe), 1 << 16),
                        JweTest.KEY,
                        packages.request(),
                        store);

        System.out.println(report + " after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        System.exit(report.verdict() == Verdict.VERIFIED ? 0 : 1);
    }

    private static void writeJwe(Path file, TestPackages packages) throws Exception {
        String large = "large.bin";
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        writeLarge(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        byte[] small = utf8("{}");
        byte[] manifest = utf8("<files><file><filename>" + large + "</filename><digest>"
                + HexFormat.of().formatHex(sha256.digest())
                + "</digest></file><file><filename>a.json</filename><digest>"
                + TestPackages.sha256(small) + "</digest></file></files>");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                JweWriter jwe = new JweWriter(out, JweTest.KEY, JweTest.IV, JweWriter.HEADER)) {
            jwe.write(utf8("{\"filename\":\"" + CLIENT + ".zip\",\"data\":\"application/zip;data:"));
            OutputStream base64 = Base64.getUrlEncoder().wrap(new Unclosed(jwe));
            ZipOutputStream myData = new ZipOutputStream(new BufferedOutputStream(base64, 1 << 16));
            add(myData, "META-INFO/manifest.xml", utf8("<files>" + String.join("", packages.items) + "</files>"));
            myData.setLevel(Deflater.NO_COMPRESSION);
            myData.putNextEntry(new ZipEntry(HOUSEHOLD + ".zip"));
            ZipOutputStream dp = new ZipOutputStream(new Unclosed(myData));
            add(dp, "a.json", small);
            dp.setLevel(Deflater.NO_COMPRESSION);
            dp.putNextEntry(new ZipEntry(large));
            writeLarge(dp);
            add(dp, "META-INFO/manifest.xml", manifest);
            add(dp, "META-INFO/manifest.sha256withrsa", packages.sign(manifest));
            add(dp, "META-INFO/certificate.cer", TestPackages.pem(packages.signer.certificate()));
            dp.close();
            myData.close();
            jwe.write(utf8("\"}"));
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static void writeLarge(OutputStream out) throws IOException {
        Random random = new Random(1);
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < MEGABYTES; i++) {
            random.nextBytes(megabyte);
            out.write(megabyte);
        }
    }

    /** Passes on all but the closing. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private record DiskStore(Path folder) implements PackageStore {
        @Override
        public OutputStream create(String name) throws IOException {
            return Files.newOutputStream(folder.resolve(name));
        }

        @Override
        public SeekableByteChannel open(String name) throws IOException {
            return Files.newByteChannel(folder.resolve(name));
        }

        @Override
        public void delete(String name) throws IOException {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
