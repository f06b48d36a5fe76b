package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A PDF that wants a password, as qpdf and poppler open it. */
record EncryptedPdf(Path file) {

    private static final int DARK = 0x60;

    /** Where a program of these is absent, a test that needs them is not run; in CI it fails. */
    static void needPrograms() {
        boolean installed = Stream.of("qpdf", "pdftotext", "pdftoppm")
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        assumeTrue(installed || System.getenv("CI") != null, "qpdf and poppler-utils are not installed");
    }

    /** Whether qpdf opens it with this password, the empty one too. */
    boolean opensWith(String password) throws Exception {
        return run("qpdf", "--password=" + password, "--check", file.toString()).exitValue() == 0;
    }

    /** All text, in the order in which it was written: a rare character is a drawing that stands for it. */
    String text(String password) throws Exception {
        Path text = file.resolveSibling(file.getFileName() + ".txt");
        assertThat(run("pdftotext", "-raw", "-upw", password, file.toString(), text.toString())
                        .exitValue())
                .isZero();
        return Files.readString(text);
    }

    /** Draws the first page. @return the share of its dots that are dark */
    double draw(String password, Path png) throws Exception {
        String name = png.toString();
        String stem = name.substring(0, name.length() - ".png".length());
        assertThat(run(
                                "pdftoppm",
                                "-upw",
                                password,
                                "-r",
                                "90",
                                "-f",
                                "1",
                                "-singlefile",
                                "-png",
                                file.toString(),
                                stem)
                        .exitValue())
                .isZero();
        BufferedImage picture = ImageIO.read(png.toFile());
        long dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xff) < DARK) {
                    dark++;
                }
            }
        }
        return (double) dark / picture.getWidth() / picture.getHeight();
    }

    private Process run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}
