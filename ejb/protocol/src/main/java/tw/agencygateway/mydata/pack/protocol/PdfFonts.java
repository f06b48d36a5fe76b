package tw.agencygateway.mydata.pack.protocol;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fonts of the PDF files: Noto Sans TC, which comes along, and after it those that an agency names for characters that it lacks, as of
 * planes 2 and 15. To be kept: parsing takes longer than writing. Safe for use by several threads.
 */
public final class PdfFonts {
    private static final String NOTO = "/fonts/ttf/NotoSansTC/NotoSansTC-Regular.ttf";

    /** Parsed when first asked for. */
    private static final class Bundled {
        static final PdfFont FONT = read();

        private static PdfFont read() {
            try (InputStream in = PdfFonts.class.getResourceAsStream(NOTO)) {
                if (in == null) {
                    throw new FileNotFoundException(NOTO);
                }
                return PdfFont.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<PdfFont> fonts;

    PdfFonts(List<PdfFont> fonts) {
        this.fonts = List.copyOf(fonts);
    }

    /** The font that comes along, alone. */
    public static PdfFonts bundled() {
        return new PdfFonts(List.of(Bundled.FONT));
    }

    /**
     * The font that comes along, and others where it lacks a character, the first that has it.
     *
     * @param more files with TrueType outlines
     * @throws IOException when one of them cannot be read, or is another kind of font
     */
    public static PdfFonts with(List<Path> more) throws IOException {
        List<PdfFont> fonts = new ArrayList<>(List.of(Bundled.FONT));
        for (Path file : more) {
            try (InputStream in = Files.newInputStream(file)) {
                fonts.add(PdfFont.read(in));
            }
        }
        return new PdfFonts(fonts);
    }

    List<PdfFont> inOrder() {
        return fonts;
    }
}
