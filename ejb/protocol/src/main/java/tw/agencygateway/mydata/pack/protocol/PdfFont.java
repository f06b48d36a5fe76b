package tw.agencygateway.mydata.pack.protocol;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A TrueType font, parsed once and used by many documents and threads. */
final class PdfFont {
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final float scale;

    private PdfFont(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.scale = 1_000f / font.getUnitsPerEm();
    }

    /** Reads a font whose outlines are TrueType's: others cannot be subset. */
    static PdfFont read(InputStream in) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
        if (font instanceof OpenTypeFont openType && openType.isPostScript()) {
            throw new IOException("only fonts with TrueType outlines can be embedded");
        }
        return new PdfFont(font);
    }

    /** The glyph of a character; 0 where the font has none. */
    int glyph(int codePoint) {
        return characters.getGlyphId(codePoint);
    }

    /** In thousandths of the font size. */
    float width(int glyph) throws IOException {
        return font.getAdvanceWidth(glyph) * scale;
    }

    PDType0Font embedIn(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** The operators that fill a glyph in a space of a thousand units. */
    String outline(int glyph) throws IOException {
        GlyphData data = font.getGlyph().getGlyph(glyph);
        PdfContent content = new PdfContent();
        if (data != null) {
            draw(data.getPath(), content);
        }
        return content.toString();
    }

    private void draw(GeneralPath path, PdfContent content) {
        float[] to = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator step = path.getPathIterator(null); !step.isDone(); step.next()) {
            int kind = step.currentSegment(to);
            for (int i = 0; i < to.length; i++) {
                to[i] *= scale;
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> content.op("m", to[0], to[1]);
                case PathIterator.SEG_LINETO -> content.op("l", to[0], to[1]);
                case PathIterator.SEG_QUADTO -> quadratic(x, y, to, content);
                case PathIterator.SEG_CUBICTO -> content.op("c", to);
                default -> content.op("h");
            }
            int end = kind == PathIterator.SEG_QUADTO ? 2 : kind == PathIterator.SEG_CUBICTO ? 4 : 0;
            x = to[end];
            y = to[end + 1];
        }
        content.op("f");
    }

    /** PDF knows cubic curves alone. */
    private static void quadratic(float x, float y, float[] to, PdfContent content) {
        content.op(
                "c",
                (x + 2 * to[0]) / 3,
                (y + 2 * to[1]) / 3,
                (to[2] + 2 * to[0]) / 3,
                (to[3] + 2 * to[1]) / 3,
                to[2],
                to[3]);
    }
}
