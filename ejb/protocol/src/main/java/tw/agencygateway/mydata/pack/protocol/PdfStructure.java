package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;

/** What each piece of a document is, for those who have it read to them (tagged PDF, ISO 32000-1 §14.7–8). */
final class PdfStructure {
    private static final COSName STRUCT_PARENTS = COSName.getPDFName("StructParents");
    private static final COSName MARKED_REFERENCE = COSName.getPDFName("MCR");
    private static final COSName MARK = COSName.getPDFName("MCID");

    private final COSDictionary root = new COSDictionary();
    private final COSDictionary document = element("Document", root);
    private final List<COSArray> marksOfPages = new ArrayList<>();

    /** Adds an element of a standard type, as {@code Table} or {@code TD}. */
    COSDictionary element(String type, COSDictionary parent) {
        COSDictionary element = new COSDictionary();
        element.setName(COSName.TYPE, "StructElem");
        element.setName(COSName.S, type);
        element.setItem(COSName.P, parent);
        element.setItem(COSName.K, new COSArray());
        if (parent == root) {
            parent.setItem(COSName.K, element);
        } else {
            parent.getCOSArray(COSName.K).add(element);
        }
        return element;
    }

    COSDictionary document() {
        return document;
    }

    void addPage(COSDictionary page) {
        page.setInt(STRUCT_PARENTS, marksOfPages.size());
        page.setName("Tabs", "S");
        marksOfPages.add(new COSArray());
    }

    /** Says that what follows on the last page belongs to an element; returns the operator that begins it, {@code EMC} ends it. */
    String begin(COSDictionary element, COSDictionary page) {
        COSArray marks = marksOfPages.get(marksOfPages.size() - 1);
        COSDictionary reference = new COSDictionary();
        reference.setItem(COSName.TYPE, MARKED_REFERENCE);
        reference.setItem(COSName.PG, page);
        reference.setInt(MARK, marks.size());
        reference.setDirect(true);
        element.getCOSArray(COSName.K).add(reference);
        marks.add(element);
        return "/" + element.getNameAsString(COSName.S) + " <</MCID " + (marks.size() - 1) + ">> BDC";
    }

    /** The root, to be put into the catalog. */
    COSDictionary finish() {
        COSArray numbers = new COSArray();
        for (int page = 0; page < marksOfPages.size(); page++) {
            numbers.add(COSInteger.get(page));
            numbers.add(marksOfPages.get(page));
        }
        COSDictionary parents = new COSDictionary();
        parents.setItem(COSName.NUMS, numbers);
        root.setName(COSName.TYPE, "StructTreeRoot");
        root.setItem(COSName.PARENT_TREE, parents);
        root.setInt(COSName.PARENT_TREE_NEXT_KEY, marksOfPages.size());
        return root;
    }
}
