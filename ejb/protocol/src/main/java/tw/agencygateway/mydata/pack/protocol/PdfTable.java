package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;

/** A table that goes on over pages, its header repeated on each. A row that fits on no page is broken between its lines. */
final class PdfTable {
    static final float SIZE = 10;
    static final float PADDING = 4;

    private static final float LINE = PdfPages.leading(SIZE);
    private static final float HEADER_GREY = 0.88f;
    private static final float BAND_GREY = 0.95f;
    private static final float WHITE = 1;

    private final PdfPages pages;
    private final PdfText text;
    private final float[] widths;
    private final List<String> header;
    private final COSDictionary table;
    private boolean fresh;

    /** @param widths of the columns, padding included */
    PdfTable(PdfPages pages, PdfText text, float[] widths, List<String> header) throws IOException {
        this.pages = pages;
        this.text = text;
        this.widths = widths.clone();
        this.header = header;
        PdfStructure structure = pages.structure();
        this.table = structure.element("Table", structure.document());
        header(structure.element("TR", table));
    }

    /** @param row null where the header is repeated */
    private void header(COSDictionary row) throws IOException {
        List<List<String>> cells = wrap(header);
        int lines = most(cells);
        if (row != null && pages.room() < height(lines) + 3 * LINE) {
            pages.next();
        }
        draw(elements("TH", row), cells, 0, lines, HEADER_GREY);
        fresh = true;
    }

    /** A line over all columns, that stays with the row below it. */
    void band(String label) throws IOException {
        if (pages.room() < 2 * height(1)) {
            nextPage();
        }
        COSDictionary row = pages.structure().element("TR", table);
        COSDictionary cell = pages.structure().element("TD", row);
        pages.box(PdfPages.LEFT, PdfPages.WIDTH, height(1), BAND_GREY);
        pages.lines(cell, List.of(label), SIZE, PdfPages.LEFT + PADDING, PADDING);
        pages.skip(height(1));
        fresh = false;
    }

    void row(List<String> values) throws IOException {
        List<List<String>> cells = wrap(values);
        List<COSDictionary> elements = elements("TD", pages.structure().element("TR", table));
        int lines = most(cells);
        int from = 0;
        while (from < lines) {
            int fitting = (int) ((pages.room() - 2 * PADDING) / LINE);
            if (fitting < lines - from && !fresh) {
                nextPage();
            } else {
                int to = Math.min(lines, from + Math.max(fitting, 1));
                draw(elements, cells, from, to, WHITE);
                from = to;
            }
        }
    }

    private void nextPage() throws IOException {
        pages.next();
        header(null);
    }

    private void draw(List<COSDictionary> elements, List<List<String>> cells, int from, int to, float grey)
            throws IOException {
        float height = height(to - from);
        float x = PdfPages.LEFT;
        for (int i = 0; i < widths.length; i++) {
            List<String> lines = cells.get(i);
            pages.box(x, widths[i], height, grey);
            if (from < lines.size()) {
                pages.lines(
                        elements.get(i), lines.subList(from, Math.min(to, lines.size())), SIZE, x + PADDING, PADDING);
            }
            x += widths[i];
        }
        pages.skip(height);
        fresh = false;
    }

    private List<COSDictionary> elements(String type, COSDictionary row) {
        List<COSDictionary> elements = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            elements.add(row == null ? null : pages.structure().element(type, row));
        }
        return elements;
    }

    private List<List<String>> wrap(List<String> values) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(text.lines(values.get(i), SIZE, widths[i] - 2 * PADDING));
        }
        return cells;
    }

    private static int most(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    private static float height(int lines) {
        return lines * LINE + 2 * PADDING;
    }
}
