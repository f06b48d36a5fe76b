package tw.agencygateway.pki.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The openssl program in a folder, where it has made a root: {@code root.pem} and {@code root.key}. */
public final class Openssl {
    private static final String CONFIGURATION = """
            [req]
            distinguished_name = dn
            x509_extensions = root
            prompt = no
            [dn]
            C = TW
            CN = OpenSSL root
            [root]
            basicConstraints = critical, CA:TRUE
            keyUsage = critical, keyCertSign, cRLSign
            subjectKeyIdentifier = hash
            [signer]
            keyUsage = critical, digitalSignature
            authorityKeyIdentifier = keyid
            """;

    private final Path folder;

    private Openssl(Path folder) {
        this.folder = folder;
    }

    /** @param sections of the configuration {@code test.cnf}, after those of the root and the signer */
    public static Openssl in(Path folder, String sections) throws IOException, InterruptedException {
        // where everything is tested its absence is a fault, elsewhere it may be absent
        assumeTrue(
                System.getenv("CI") != null || isInstalled(),
                "the openssl program is not installed: nothing to compare with");
        Openssl openssl = new Openssl(folder);
        Files.writeString(folder.resolve("test.cnf"), CONFIGURATION + sections);
        openssl.run("req -x509 -newkey rsa:2048 -nodes -config test.cnf -keyout root.key -out root.pem -days 30");
        return openssl;
    }

    /** Makes a key and a certificate below the root, with the extensions of the section of that name. */
    public void issue(String name, int serial) throws IOException, InterruptedException {
        run("req -new -newkey rsa:2048 -nodes -config test.cnf -subj /C=TW/CN=" + name + " -keyout " + name
                + ".key -out csr");
        run("x509 -req -in csr -CA root.pem -CAkey root.key -set_serial " + serial
                + " -days 9 -sha256 -extfile test.cnf -extensions " + name + " -out " + name + ".pem");
    }

    public void run(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("openssl " + arguments + ": " + Files.readString(output))
                .isZero();
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
