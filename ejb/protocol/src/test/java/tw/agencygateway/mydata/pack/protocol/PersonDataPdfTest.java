package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.ISSUE;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.PERSON;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.row;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonDataPdfTest {
    private static final PersonDataPdf PDF = new PersonDataPdf(PdfFonts.bundled());

    @Test
    void what_stands_over_the_data_and_every_field_are_there() throws Exception {
        assertThat(text(write(TestPersonData.one())))
                .contains(
                        "個人戶籍資料",
                        "資料提供機關：示範市戶政事務所",
                        "資料集識別值：API.household",
                        "產製時間：2026-11-20 12:00:00",
                        "出生日期（西元年月日）",
                        "王小明",
                        "1973-07-14",
                        "示範市中正區寶慶路3號",
                        "4",
                        "是",
                        "第 1 頁，共 1 頁");
    }

    /**
     * Of planes 0, 2, 3, 14 and 15, in and not in the font; pairs that share a glyph; marks and signs that nothing is drawn for; as PDFBox reads
     * them.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野家",
                "𪚥𠀀𫠠𬺰",
                "𰻝",
                "\udb80\udc00造字\udbbf\udffd",
                "\ue000\uf8ff",
                "一⼀⼁丨",
                "⼀一",
                "a-b‑c\u2010d",
                "龜龟鿿㐀",
                "葛󠄀城",
                "ก ไทย",
                "😀",
                "Ωµ × ½ ①➀",
                "ffi fl fi office",
                "x\u0085y"
            })
    void every_character_comes_back(String value) throws Exception {
        PersonData data = PersonData.of(List.of(new Field("a", "姓名", "")), List.of(row(value)));

        assertThat(text(write(data))).contains(value);
    }

    @Test
    void every_character_of_the_planes_2_and_15_comes_back() throws Exception {
        // one in 97 of each, which is more than one drawn font can hold
        String rare = IntStream.concat(IntStream.range(0x20000, 0x2a6e0), IntStream.range(0xf0000, 0xffffe))
                .filter(codePoint -> codePoint % 97 == 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        PersonData data = PersonData.of(List.of(new Field("a", "姓名", "")), List.of(row(rare)));

        assertThat(text(write(data)).replaceAll("\\s", "")).contains(rare);
    }

    @Test
    void lines_of_a_value_stay_lines_and_long_values_are_broken_without_loss() throws Exception {
        String address = "示範市中正區寶慶路三號".repeat(40) + "Llanfairpwllgwyngyll".repeat(12);
        PersonData data = PersonData.of(TestPersonData.FIELDS, List.of(row("王\r\n小明", "", address, 1, false)));

        String text = text(write(data));

        assertThat(text).contains("王\n小明\n");
        assertThat(text.replaceAll("\\s", "")).contains(address);
    }

    @Test
    void a_long_table_goes_on_over_pages_with_its_header_and_page_numbers() throws Exception {
        try (PDDocument document = open(write(TestPersonData.many(200)), PERSON.value())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(4, 20);
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("姓名", "戶籍地址", "第 " + page + " 頁，共 " + pages + " 頁");
            }
        }
        String text = text(write(TestPersonData.many(200))).replaceAll("\\s", "");
        for (int i = 1; i <= 200; i++) {
            assertThat(text).contains("王小明之" + i, "寶慶路" + i + "號" + "之一".repeat(i % 9));
        }
    }

    @Test
    void a_row_that_no_page_can_hold_is_broken_between_its_lines() throws Exception {
        String endless = IntStream.range(0, 300).mapToObj(i -> "第" + i + "行").collect(Collectors.joining("\n"));
        PersonData data = PersonData.of(
                TestPersonData.FIELDS, List.of(row("王", "", endless, 1, true), row("李", "", "", 2, true)));

        String text = text(write(data));

        assertThat(Pattern.compile("第[0-9]+行").matcher(text).results()).hasSize(300);
        assertThat(text).contains("李");
    }

    @Test
    void many_fields_are_written_one_a_line_record_by_record() throws Exception {
        List<Field> fields = IntStream.range(0, 40)
                .mapToObj(i -> new Field("k" + i, "欄位" + i, ""))
                .toList();
        List<List<String>> rows = IntStream.range(0, 5)
                .mapToObj(r ->
                        IntStream.range(0, 40).mapToObj(i -> r + "之" + i + "值").toList())
                .toList();

        String text = text(write(PersonData.of(fields, rows)));

        assertThat(text).contains("第 1 筆，共 5 筆", "第 5 筆，共 5 筆", "欄位39", "4之39值", "0之0值");
    }

    @Test
    void no_rows_are_said_to_be_none() throws Exception {
        assertThat(text(write(PersonData.of(TestPersonData.FIELDS, List.of())))).contains("查無使用者資料");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a123456789", "A123456788", "A12345678"})
    void nothing_but_the_id_in_capitals_opens_it(String password) throws Exception {
        byte[] pdf = write(TestPersonData.one());

        assertThatThrownBy(() -> open(pdf, password)).isInstanceOf(InvalidPasswordException.class);
        try (PDDocument document = open(pdf, "A123456789")) {
            assertThat(document.getEncryption().getLength()).isEqualTo(256);
            assertThat(document.getEncryption().getRevision()).isEqualTo(6);
            assertThat(document.getCurrentAccessPermission().isOwnerPermission())
                    .isFalse();
        }
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("123456789");
    }

    @Test
    void it_is_tagged_and_says_its_title_and_language() throws Exception {
        try (PDDocument document = open(write(TestPersonData.many(60)), PERSON.value())) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("個人戶籍資料");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-TW");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            COSDictionary root =
                    document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
            COSDictionary body = root.getCOSDictionary(COSName.K);
            COSArray kinds = body.getCOSArray(COSName.K);
            assertThat(kinds.size()).isEqualTo(5);
            COSDictionary table = (COSDictionary) kinds.getObject(4);
            assertThat(table.getNameAsString(COSName.S)).isEqualTo("Table");
            assertThat(table.getCOSArray(COSName.K).size()).isEqualTo(61);
        }
    }

    @Test
    void the_font_is_embedded_with_the_used_glyphs_alone() throws Exception {
        byte[] pdf = write(TestPersonData.one());

        assertThat(pdf.length).isLessThan(60_000);
        try (PDDocument document = open(pdf, PERSON.value())) {
            PDFont font = document.getPage(0).getResources().getFont(COSName.getPDFName("F0"));
            assertThat(font.isEmbedded()).isTrue();
            assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansTC-Regular");
        }
    }

    @Test
    void a_character_that_one_font_lacks_is_taken_from_the_next(@TempDir Path folder) throws Exception {
        Path latin = folder.resolve("latin.ttf");
        try (InputStream in =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            Files.copy(in, latin);
        }
        // Hebrew is in the second font alone
        PersonData data = PersonData.of(List.of(new Field("a", "姓名", "")), List.of(row("王 \u05d0")));
        byte[] pdf = write(new PersonDataPdf(PdfFonts.with(List.of(latin))), data);

        try (PDDocument document = open(pdf, PERSON.value())) {
            assertThat(fontNames(document)).containsExactlyInAnyOrder("F0", "F1");
        }
        assertThat(text(pdf)).contains("\u05d0");
        try (PDDocument document = open(write(data), PERSON.value())) {
            assertThat(fontNames(document)).containsExactlyInAnyOrder("F0", "D0");
        }
    }

    @Test
    void what_is_no_font_is_refused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("no.ttf"), "no font");

        assertThatThrownBy(() -> PdfFonts.with(List.of(file))).isInstanceOf(IOException.class);
    }

    @Test
    void many_at_once_share_one_font() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String name = Stream.iterate(0x4e00 + i * 61, c -> c + 7)
                        .limit(60)
                        .map(Character::toString)
                        .collect(Collectors.joining());
                PersonData data = PersonData.of(List.of(new Field("a", "姓名", "")), List.of(row(name)));
                tasks.add(() -> text(write(data)).replaceAll("\\s", "").contains(name) ? "" : name);
            }
            for (Future<String> wrong : threads.invokeAll(tasks)) {
                assertThat(wrong.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> fontNames(PDDocument document) {
        List<String> names = new ArrayList<>();
        document.getPage(0).getResources().getFontNames().forEach(name -> names.add(name.getName()));
        return names;
    }

    private static byte[] write(PersonData data) throws IOException {
        return write(PDF, data);
    }

    private static byte[] write(PersonDataPdf pdf, PersonData data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.write(data, ISSUE, PERSON, out);
        return out.toByteArray();
    }

    private static PDDocument open(byte[] pdf, String password) throws IOException {
        return Loader.loadPDF(pdf, password);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = open(pdf, PERSON.value())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
