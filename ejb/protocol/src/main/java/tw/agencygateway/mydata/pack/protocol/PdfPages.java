package tw.agencygateway.mydata.pack.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** The pages of a document as they fill from the top, A4; each gets a footer once it is known how many there are. */
final class PdfPages {
    static final float LEFT = 50;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;

    private static final float TOP = PDRectangle.A4.getHeight() - 50;
    private static final float BOTTOM = 60;
    private static final float FOOTER = 36;
    private static final float FOOTER_SIZE = 8;

    /** Of a line, to the font size. */
    private static final float LEADING = 1.4f;

    /** From a line's top to its base line, to the font size. */
    private static final float ASCENT = 1.05f;

    private final PDDocument document;
    private final PdfText text;
    private final PdfStructure structure = new PdfStructure();
    private final List<PDPage> pages = new ArrayList<>();
    private final List<PdfContent> contents = new ArrayList<>();
    private float y;

    PdfPages(PDDocument document, PdfText text) {
        this.document = document;
        this.text = text;
        next();
    }

    void next() {
        PDPage page = new PDPage(PDRectangle.A4);
        pages.add(page);
        contents.add(new PdfContent());
        structure.addPage(page.getCOSObject());
        y = TOP;
    }

    PdfStructure structure() {
        return structure;
    }

    float room() {
        return y - BOTTOM;
    }

    void skip(float height) {
        y -= height;
    }

    static float leading(float size) {
        return size * LEADING;
    }

    /** A paragraph over the whole width. */
    void paragraph(String type, String paragraph, float size) throws IOException {
        COSDictionary element = structure.element(type, structure.document());
        List<String> lines = text.lines(paragraph, size, WIDTH);
        for (String line : lines) {
            if (room() < leading(size)) {
                next();
            }
            lines(element, List.of(line), size, LEFT, 0);
            skip(leading(size));
        }
    }

    /**
     * Lines one below the other, from the present height on, which does not change.
     *
     * @param element null where they only repeat what was said on another page
     */
    void lines(COSDictionary element, List<String> lines, float size, float x, float below) throws IOException {
        content().raw(element == null ? "/Artifact BMC" : structure.begin(element, page()));
        float base = y - below - size * ASCENT;
        for (String line : lines) {
            text.show(line, size, x, base, content());
            base -= leading(size);
        }
        content().raw("EMC");
    }

    /** A rectangle from the present height down, filled with a shade of grey from 0 to 1, with a thin border. */
    void box(float x, float width, float height, float grey) {
        content()
                .raw("/Artifact BMC")
                .raw("q")
                .op("g", grey)
                .op("G", 0.6f)
                .op("w", 0.5f)
                .op("re", x, y - height, width, height)
                .raw("B Q")
                .raw("EMC");
    }

    private PdfContent content() {
        return contents.get(contents.size() - 1);
    }

    private COSDictionary page() {
        return pages.get(pages.size() - 1).getCOSObject();
    }

    /** Writes the footers, each on one line, and adds all pages to the document. */
    void finish(String footer) throws IOException {
        String left = text.lines(footer, FOOTER_SIZE, WIDTH * 0.7f).get(0);
        for (int i = 0; i < pages.size(); i++) {
            String number = "第 " + (i + 1) + " 頁，共 " + pages.size() + " 頁";
            float right = LEFT + WIDTH - text.width(number, FOOTER_SIZE);
            PdfContent content = contents.get(i).raw("/Artifact BMC");
            text.show(left, FOOTER_SIZE, LEFT, FOOTER, content);
            text.show(number, FOOTER_SIZE, right, FOOTER, content);
            content.raw("EMC");
        }
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, text.fonts());
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = pages.get(i);
            page.getCOSObject().setItem(COSName.RESOURCES, resources);
            page.setContents(new PDStream(
                    document, new ByteArrayInputStream(contents.get(i).bytes()), COSName.FLATE_DECODE));
            document.addPage(page);
        }
    }
}
