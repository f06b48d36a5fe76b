package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * A person's data as a PDF for people: title, agency and time, a table, page numbers; tagged, in Traditional Chinese. It is encrypted with
 * AES-256 and opened with the national id, its letter in upper case (MyData slides, counter step 15); nobody knows the
 * owner's password. Every character comes back by text extraction, also one that no font has: it is shown as a box with its code.
 *
 * <p>A single row, or more than six fields, are written one field a line; else there is one column a field. Booleans are 是 and 否. Safe for
 * use by several threads.
 */
public final class PersonDataPdf {
    private static final int KEY_BITS = 256;
    private static final int PASSWORD_BYTES = 24;
    private static final int MOST_COLUMNS = 6;
    private static final float TITLE_SIZE = 18;
    private static final float NOTE_SIZE = 9;
    private static final float LABEL_SHARE = 0.3f;
    private static final float NARROWEST = 40;
    private static final float WIDEST = 240;
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private final PdfFonts fonts;
    private final SecureRandom random = new SecureRandom();

    public PersonDataPdf(PdfFonts fonts) {
        this.fonts = Objects.requireNonNull(fonts);
    }

    /** Writes the document; the stream is left open. */
    public void write(PersonData data, DataSetIssue issue, PersonId person, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PdfText text = new PdfText(document, fonts);
            PdfPages pages = new PdfPages(document, text);
            pages.paragraph("H1", issue.name(), TITLE_SIZE);
            pages.skip(NOTE_SIZE / 2);
            pages.paragraph("P", "資料提供機關：" + issue.agency(), NOTE_SIZE);
            pages.paragraph("P", "資料集識別值：" + issue.resourceId(), NOTE_SIZE);
            pages.paragraph("P", "產製時間：" + issue.readableTime(), NOTE_SIZE);
            pages.skip(NOTE_SIZE);
            if (data.isEmpty()) {
                pages.paragraph("P", "查無使用者資料", PdfTable.SIZE);
            } else if (data.rows().size() == 1 || data.fields().size() > MOST_COLUMNS) {
                records(data, pages, text);
            } else {
                grid(data, pages, text);
            }
            pages.finish(issue.name());
            describe(document, issue, pages.structure());
            document.protect(protection(person));
            document.save(out);
        }
    }

    private static void records(PersonData data, PdfPages pages, PdfText text) throws IOException {
        float labels = PdfPages.WIDTH * LABEL_SHARE;
        PdfTable table = new PdfTable(pages, text, new float[] {labels, PdfPages.WIDTH - labels}, List.of("欄位", "內容"));
        int count = data.rows().size();
        for (int number = 1; number <= count; number++) {
            if (count > 1) {
                table.band("第 " + number + " 筆，共 " + count + " 筆");
            }
            List<Object> row = data.rows().get(number - 1);
            for (int i = 0; i < row.size(); i++) {
                Field field = data.fields().get(i);
                String remark = field.remark().isEmpty() ? "" : "（" + field.remark() + "）";
                table.row(List.of(field.label() + remark, readable(row.get(i))));
            }
        }
    }

    private static void grid(PersonData data, PdfPages pages, PdfText text) throws IOException {
        PdfTable table = new PdfTable(
                pages,
                text,
                widths(data, text),
                data.fields().stream().map(Field::label).toList());
        for (List<Object> row : data.rows()) {
            table.row(row.stream().map(PersonDataPdf::readable).toList());
        }
    }

    /** Each column as wide as its widest text wants, within limits, in proportion. */
    private static float[] widths(PersonData data, PdfText text) throws IOException {
        float[] widths = new float[data.fields().size()];
        float sum = 0;
        for (int i = 0; i < widths.length; i++) {
            float widest = text.width(data.fields().get(i).label(), PdfTable.SIZE);
            for (List<Object> row : data.rows()) {
                widest = Math.max(widest, text.width(readable(row.get(i)), PdfTable.SIZE));
            }
            widths[i] = Math.min(WIDEST, Math.max(NARROWEST, widest + 2 * PdfTable.PADDING));
            sum += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] *= PdfPages.WIDTH / sum;
        }
        return widths;
    }

    private static String readable(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return PersonData.text(value);
    }

    private static void describe(PDDocument document, DataSetIssue issue, PdfStructure structure) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(issue.name());
        information.setAuthor(issue.agency());
        information.setCreationDate(GregorianCalendar.from(issue.issued().atZone(TAIPEI)));
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-TW");
        COSDictionary marked = new COSDictionary();
        marked.setBoolean("Marked", true);
        catalog.getCOSObject().setItem(COSName.MARK_INFO, marked);
        catalog.getCOSObject().setItem(COSName.STRUCT_TREE_ROOT, structure.finish());
        COSDictionary preferences = new COSDictionary();
        preferences.setBoolean("DisplayDocTitle", true);
        catalog.getCOSObject().setItem(COSName.VIEWER_PREFERENCES, preferences);
    }

    private StandardProtectionPolicy protection(PersonId person) {
        byte[] owner = new byte[PASSWORD_BYTES];
        random.nextBytes(owner);
        AccessPermission permission = new AccessPermission();
        permission.setCanModify(false);
        StandardProtectionPolicy policy =
                new StandardProtectionPolicy(Base64.getEncoder().encodeToString(owner), person.value(), permission);
        policy.setEncryptionKeyLength(KEY_BITS);
        return policy;
    }
}
