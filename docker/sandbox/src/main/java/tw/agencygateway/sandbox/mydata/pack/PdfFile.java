package tw.agencygateway.sandbox.mydata.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * The form for people to read: one page, opened with the national id, its letter in upper case (slides, counter step 15).
 * Chinese text uses a font that every PDF reader brings for Adobe-CNS1, so that none is carried along.
 */
final class PdfFile {
    private static final int LEFT = 56;
    private static final int TOP = 770;
    private static final int LINE = 22;

    private PdfFile() {}

    static byte[] of(String title, List<Map<String, String>> records, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            PDResources resources = new PDResources();
            COSDictionary fonts = new COSDictionary();
            fonts.setItem(COSName.getPDFName("F1"), font());
            resources.getCOSObject().setItem(COSName.FONT, fonts);
            page.setResources(resources);
            page.setContents(content(document, title, records));
            document.addPage(page);
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy(UUID.randomUUID().toString(), password, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDStream content(PDDocument document, String title, List<Map<String, String>> records)
            throws IOException {
        PDStream stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            int y = TOP;
            line(out, 18, y, title);
            for (Map<String, String> fields : records) {
                y -= LINE;
                for (Map.Entry<String, String> field : fields.entrySet()) {
                    y -= LINE;
                    line(out, 12, y, field.getKey() + "：" + field.getValue());
                }
            }
        }
        return stream;
    }

    private static void line(OutputStream out, int size, int y, String text) throws IOException {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
        String operators = "BT /F1 " + size + " Tf " + LEFT + " " + y + " Td <" + hex + "> Tj ET\n";
        out.write(operators.getBytes(StandardCharsets.US_ASCII));
    }

    /** A Type 0 font with a predefined CMap (ISO 32000-1 §9.7.5.2), not embedded. */
    private static COSDictionary font() {
        COSDictionary system = new COSDictionary();
        system.setItem("Registry", new COSString("Adobe"));
        system.setItem("Ordering", new COSString("CNS1"));
        system.setInt("Supplement", 0);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setName("Type", "FontDescriptor");
        descriptor.setName("FontName", "MSung-Light");
        descriptor.setInt("Flags", 4);
        COSArray box = new COSArray();
        for (int edge : new int[] {-160, -249, 1015, 888}) {
            box.add(COSInteger.get(edge));
        }
        descriptor.setItem("FontBBox", box);
        descriptor.setInt("ItalicAngle", 0);
        descriptor.setInt("Ascent", 880);
        descriptor.setInt("Descent", -120);
        descriptor.setInt("CapHeight", 880);
        descriptor.setInt("StemV", 93);
        COSDictionary descendant = new COSDictionary();
        descendant.setName("Type", "Font");
        descendant.setName("Subtype", "CIDFontType0");
        descendant.setName("BaseFont", "MSung-Light");
        descendant.setItem("CIDSystemInfo", system);
        descendant.setItem("FontDescriptor", descriptor);
        descendant.setInt("DW", 1000);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        COSDictionary font = new COSDictionary();
        font.setName("Type", "Font");
        font.setName("Subtype", "Type0");
        font.setName("BaseFont", "MSung-Light-UniCNS-UTF16-H");
        font.setName("Encoding", "UniCNS-UTF16-H");
        font.setItem("DescendantFonts", descendants);
        return font;
    }
}
