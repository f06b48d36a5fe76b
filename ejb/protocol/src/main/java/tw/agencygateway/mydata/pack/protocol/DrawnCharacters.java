package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * A Type 3 font (ISO 32000-1 §9.6.5) of up to 255 characters that no embedded font can carry: each is drawn as the given glyph, as nothing, or
 * as a box that holds its code; text extraction gives the character in any case.
 */
final class DrawnCharacters {
    static final int CAPACITY = 255;
    /** Of a box, and of the box's digits, in thousandths of the font size. */
    static final float BOX_WIDTH = 1_000;

    private static final float BOX_LEFT = 50;
    private static final float BOX_BOTTOM = -80;
    private static final float BOX_SIDE = 900;
    private static final float DIGIT_HEIGHT = 300;

    /** The segments of each hexadecimal digit on a seven-segment display, the top first, then clockwise, the middle last. */
    private static final int[] SEGMENTS = {
        0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f, 0x77, 0x7c, 0x39, 0x5e, 0x79, 0x71
    };

    /** Where each segment begins and ends, in halves of a digit's height and widths: x, y, x, y. */
    private static final int[][] ENDS = {
        {0, 2, 1, 2}, {1, 2, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}, {0, 0, 0, 1}, {0, 1, 0, 2}, {0, 1, 1, 1}
    };

    private record Drawn(int codePoint, float width, String operators) {}

    private final List<Drawn> characters = new ArrayList<>();

    boolean isFull() {
        return characters.size() == CAPACITY;
    }

    /** Adds a character and returns its code. */
    int add(int codePoint, float width, String operators) {
        characters.add(new Drawn(codePoint, width, operators));
        return characters.size();
    }

    /** The operators that draw a box with the code of a character in it: four digits, or six. */
    static String box(int codePoint) {
        String code = String.format(Locale.ROOT, codePoint > 0xffff ? "%06x" : "%04x", codePoint);
        int columns = code.length() / 2;
        float step = BOX_SIDE / columns;
        float digitWidth = step * 0.55f;
        PdfContent content = new PdfContent().op("w", 35).op("re", BOX_LEFT, BOX_BOTTOM, BOX_SIDE, BOX_SIDE);
        for (int i = 0; i < code.length(); i++) {
            float x = BOX_LEFT + i % columns * step + (step - digitWidth) / 2;
            float y = BOX_BOTTOM + (i < columns ? BOX_SIDE / 2 : 0) + (BOX_SIDE / 2 - DIGIT_HEIGHT) / 2;
            digit(Character.digit(code.charAt(i), 16), x, y, digitWidth, content);
        }
        return content.op("S").toString();
    }

    private static void digit(int digit, float x, float y, float width, PdfContent content) {
        for (int segment = 0; segment < ENDS.length; segment++) {
            if ((SEGMENTS[digit] >> segment & 1) == 1) {
                int[] ends = ENDS[segment];
                content.op("m", x + ends[0] * width, y + ends[1] * DIGIT_HEIGHT / 2);
                content.op("l", x + ends[2] * width, y + ends[3] * DIGIT_HEIGHT / 2);
            }
        }
    }

    COSDictionary font(PDDocument document) throws IOException {
        COSDictionary glyphs = new COSDictionary();
        COSArray differences = new COSArray();
        COSArray widths = new COSArray();
        differences.add(COSInteger.ONE);
        for (Drawn drawn : characters) {
            COSName name = COSName.getPDFName("u" + Integer.toHexString(drawn.codePoint()));
            glyphs.setItem(name, stream(document, drawn.width() + " 0 0 -300 1500 1200 d1\n" + drawn.operators()));
            differences.add(name);
            widths.add(new COSFloat(drawn.width()));
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, differences);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, numbers(0, -300, 1_500, 1_200));
        font.setItem(COSName.FONT_MATRIX, numbers(0.001f, 0, 0, 0.001f, 0, 0));
        font.setItem(COSName.CHAR_PROCS, glyphs);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setInt(COSName.LAST_CHAR, characters.size());
        font.setItem(COSName.WIDTHS, widths);
        font.setItem(COSName.TO_UNICODE, stream(document, toUnicode()));
        return font;
    }

    private String toUnicode() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <00> <ff>
                endcodespacerange
                """);
        // an operator takes a hundred at most
        for (int from = 0; from < characters.size(); from += 100) {
            List<Drawn> some = characters.subList(from, Math.min(from + 100, characters.size()));
            map.append(some.size()).append(" beginbfchar\n");
            for (int i = 0; i < some.size(); i++) {
                String utf16 = HexFormat.of()
                        .formatHex(Character.toString(some.get(i).codePoint()).getBytes(StandardCharsets.UTF_16BE));
                map.append(String.format(Locale.ROOT, "<%02x> <%s>%n", from + i + 1, utf16));
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static COSStream stream(PDDocument document, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        return new PDStream(document, new ByteArrayInputStream(bytes), COSName.FLATE_DECODE).getCOSObject();
    }

    private static COSArray numbers(float... numbers) {
        COSArray array = new COSArray();
        array.setFloatArray(numbers);
        return array;
    }
}
