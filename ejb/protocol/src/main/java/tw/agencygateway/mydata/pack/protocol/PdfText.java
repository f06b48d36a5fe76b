package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The text of one document. Every character goes to the first font that has it. In an embedded font a glyph can stand for one character only:
 * of those that look alike (U+4E00 and the radical U+2F00) the first one is written that way, and the others are drawn ({@link
 * DrawnCharacters}), as are those that no font has.
 */
final class PdfText {
    /** Of a blank that no font has, in thousandths of the font size. */
    private static final float BLANK_WIDTH = 500;

    /** @param code in hex, as the font wants it */
    private record Glyph(String font, String code, float width) {}

    private record Embedded(String name, PDType0Font font, Map<Integer, Integer> characterOfGlyph) {}

    private final PDDocument document;
    private final List<PdfFont> fonts;
    private final Map<PdfFont, Embedded> embedded = new LinkedHashMap<>();
    private final List<DrawnCharacters> drawn = new ArrayList<>();
    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    PdfText(PDDocument document, PdfFonts fonts) {
        this.document = document;
        this.fonts = fonts.inOrder();
    }

    private Glyph glyph(int codePoint) throws IOException {
        Glyph glyph = glyphs.get(codePoint);
        if (glyph == null) {
            glyph = find(codePoint);
            glyphs.put(codePoint, glyph);
        }
        return glyph;
    }

    private Glyph find(int codePoint) throws IOException {
        for (PdfFont font : fonts) {
            int glyph = font.glyph(codePoint);
            if (glyph != 0) {
                return isFirst(codePoint, glyph, font)
                        ? embeddedGlyph(codePoint, glyph, font)
                        : draw(codePoint, font.width(glyph), font.outline(glyph));
            }
        }
        boolean blank = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
        return blank
                ? draw(codePoint, BLANK_WIDTH, "")
                : draw(codePoint, DrawnCharacters.BOX_WIDTH, DrawnCharacters.box(codePoint));
    }

    private boolean isFirst(int codePoint, int glyph, PdfFont font) throws IOException {
        Embedded in = embedded.get(font);
        if (in == null) {
            in = new Embedded("F" + embedded.size(), font.embedIn(document), new HashMap<>());
            embedded.put(font, in);
        }
        return in.characterOfGlyph().putIfAbsent(glyph, codePoint) == null;
    }

    private Glyph embeddedGlyph(int codePoint, int glyph, PdfFont font) throws IOException {
        Embedded in = embedded.get(font);
        in.font().addToSubset(codePoint);
        return new Glyph(in.name(), String.format(Locale.ROOT, "%04x", glyph), font.width(glyph));
    }

    private Glyph draw(int codePoint, float width, String operators) {
        if (drawn.isEmpty() || drawn.get(drawn.size() - 1).isFull()) {
            drawn.add(new DrawnCharacters());
        }
        int code = drawn.get(drawn.size() - 1).add(codePoint, width, operators);
        return new Glyph("D" + (drawn.size() - 1), String.format(Locale.ROOT, "%02x", code), width);
    }

    float width(String text, float size) throws IOException {
        float width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += glyph(text.codePointAt(i)).width();
        }
        return width * size / 1_000;
    }

    /** Breaks a text where its language allows it, and elsewhere where it must; the lines together are the text without its line ends. */
    List<String> lines(String text, float size, float maxWidth) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\r\n|\r|\n", -1)) {
            BreakIterator breaks = BreakIterator.getLineInstance(Locale.TAIWAN);
            breaks.setText(paragraph);
            StringBuilder line = new StringBuilder();
            float room = maxWidth;
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                String piece = paragraph.substring(from, to);
                if (width(piece.stripTrailing(), size) > room && line.length() > 0) {
                    room = nextLine(line, lines, maxWidth);
                }
                room = append(piece, size, room, maxWidth, line, lines);
                from = to;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Appends a piece, broken anywhere where it is wider than a line; returns what room is left. */
    private float append(String piece, float size, float room, float maxWidth, StringBuilder line, List<String> lines)
            throws IOException {
        float left = room;
        for (int i = 0; i < piece.length(); ) {
            int codePoint = piece.codePointAt(i);
            float width = glyph(codePoint).width() * size / 1_000;
            if (width > left && line.length() > 0 && !Character.isWhitespace(codePoint)) {
                left = nextLine(line, lines, maxWidth);
            }
            line.appendCodePoint(codePoint);
            left -= width;
            i += Character.charCount(codePoint);
        }
        return left;
    }

    private static float nextLine(StringBuilder line, List<String> lines, float maxWidth) {
        lines.add(line.toString());
        line.setLength(0);
        return maxWidth;
    }

    /** Appends one line of text at a place. */
    void show(String line, float size, float x, float y, PdfContent content) throws IOException {
        content.raw("BT").op("Tm", 1, 0, 0, 1, x, y);
        StringBuilder run = new StringBuilder();
        String font = "";
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            Glyph glyph = glyph(line.codePointAt(i));
            if (!glyph.font().equals(font)) {
                endRun(run, content);
                font = glyph.font();
                content.raw("/" + font + " " + size + " Tf");
            }
            run.append(glyph.code());
        }
        endRun(run, content);
        content.raw("ET");
    }

    private static void endRun(StringBuilder run, PdfContent content) {
        if (run.length() > 0) {
            content.raw("<" + run + "> Tj");
            run.setLength(0);
        }
    }

    /** Embeds what was used; no text can follow. */
    COSDictionary fonts() throws IOException {
        COSDictionary resources = new COSDictionary();
        for (Embedded used : embedded.values()) {
            used.font().subset();
            resources.setItem(COSName.getPDFName(used.name()), used.font());
        }
        for (int i = 0; i < drawn.size(); i++) {
            resources.setItem(COSName.getPDFName("D" + i), drawn.get(i).font(document));
        }
        return resources;
    }
}
