package tw.agencygateway.mydata.pack.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.FIELDS;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.ISSUE;
import static tw.agencygateway.mydata.pack.protocol.TestPersonData.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PersonDataTest {
    /** Markup, quotes, white space, characters of planes 2 and 15. */
    private static final String AWKWARD = " \"<a href='x'>&amp;</a>\\,\t\r\n]]> 𠮷𪚥 \udb80\udc01 \u2028 ";

    @Test
    void json_gives_back_every_value() throws Exception {
        Map<String, Object> json =
                JsonUtil.parseJson(json(person(AWKWARD, null, "", new BigDecimal("-1234567890.50"), true)));

        assertThat(json).containsEntry("resource_id", "API.household");
        assertThat(json).containsEntry("generated_at", "2026-11-20T12:00:00+08:00");
        Map<?, ?> row = (Map<?, ?>) ((List<?>) json.get("data")).get(0);
        assertThat(row.get("name")).isEqualTo(AWKWARD);
        assertThat(row.containsKey("birthdate")).isTrue();
        assertThat(row.get("birthdate")).isNull();
        assertThat(row.get("address")).isEqualTo("");
        assertThat(row.get("count")).isEqualTo(-1234567890.50);
        assertThat(row.get("head")).isEqualTo(true);
    }

    @Test
    void json_without_rows_is_an_empty_list() throws Exception {
        assertThat(json(PersonData.of(FIELDS, List.of()))).contains("\"data\":[]");
    }

    @Test
    void the_schema_names_every_field() throws Exception {
        Map<String, Object> schema = JsonUtil.parseJson(
                PersonDataJson.schema(List.of(new Field("姓\"名", "姓名", "備\\註"), new Field("b", "乙", ""))));

        Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get("data");
        Map<?, ?> items = (Map<?, ?>) data.get("items");
        assertThat(items.get("required")).isEqualTo(List.of("姓\"名", "b"));
        Map<?, ?> properties = (Map<?, ?>) items.get("properties");
        assertThat(((Map<?, ?>) properties.get("姓\"名")).get("description")).isEqualTo("備\\註");
        assertThat(((Map<?, ?>) properties.get("b")).get("title")).isEqualTo("乙");
        assertThat(((Map<?, ?>) properties.get("b")).containsKey("description")).isFalse();
    }

    @Test
    void xml_gives_back_every_value() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonDataXml.write(person(AWKWARD, null, "", 7, false), ISSUE, out);

        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()))
                .getDocumentElement();
        NodeList fields = root.getElementsByTagName("field");
        assertThat(root.getAttribute("resource_id")).isEqualTo("API.household");
        assertThat(fields.getLength()).isEqualTo(5);
        assertThat(fields.item(0).getTextContent()).isEqualTo(AWKWARD);
        assertThat(((Element) fields.item(0)).getAttribute("label")).isEqualTo("姓名");
        assertThat(((Element) fields.item(1)).getAttribute("null")).isEqualTo("true");
        assertThat(((Element) fields.item(2)).hasAttribute("null")).isFalse();
        assertThat(fields.item(3).getTextContent()).isEqualTo("7");
    }

    @Test
    void csv_has_a_mark_labels_and_quoted_texts() throws Exception {
        assertThat(csv(person("王 \"小\",明", null, "", 7, true))).isEqualTo("""
                \ufeff"姓名","出生日期","戶籍地址","戶內人數","是否為戶長"\r
                "王 ""小"",明",,"",7,true\r
                """);
    }

    @Test
    void csv_runs_nothing_in_a_spreadsheet() throws Exception {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1")) {
            assertThat(csv(person(formula, "", "", 1, true))).contains("\r\n\"'" + formula + "\",");
        }
        assertThat(csv(person("a=1", "", "", -1, true))).contains("\"a=1\"").contains(",-1,");
    }

    @Test
    void numbers_of_every_kind_are_written_without_exponent() throws Exception {
        PersonData data = PersonData.of(
                List.of(new Field("n", "數", "")),
                List.of(
                        row(1),
                        row(2L),
                        row((short) 3),
                        row((byte) 4),
                        row(BigInteger.TEN.pow(20)),
                        row(1e10),
                        row(0.5f)));

        assertThat(json(data))
                .contains(
                        "{\"n\":1}",
                        "{\"n\":4}",
                        "{\"n\":100000000000000000000}",
                        "{\"n\":10000000000}",
                        "{\"n\":0.5}");
    }

    @Test
    void what_cannot_be_written_everywhere_is_refused_without_being_quoted() {
        for (Object value : List.of(
                "hidden\u0000",
                "hidden\u001b",
                "\ud840hidden",
                "hidden\udc00",
                "hidden\uffff",
                "hidden".repeat(11_000),
                Double.NaN,
                Float.NEGATIVE_INFINITY,
                new BigDecimal("1E+1000000"),
                new BigDecimal("1E-1000000"),
                BigInteger.TEN.pow(200),
                List.of("hidden"),
                'x')) {
            assertThatThrownBy(() -> person("王", value, "", 1, true))
                    .isInstanceOf(MalformedPersonDataException.class)
                    .hasMessage("row 1, field birthdate: no value that can be written");
        }
    }

    @Test
    void rows_are_as_wide_as_the_fields_and_bounded() {
        assertThatThrownBy(() -> PersonData.of(FIELDS, List.of(row("王"))))
                .isInstanceOf(MalformedPersonDataException.class);
        assertThatThrownBy(() -> PersonData.of(FIELDS, Collections.nCopies(10_001, row("", "", "", 1, true))))
                .isInstanceOf(MalformedPersonDataException.class);
        String long_ = "字".repeat(1 << 16);
        assertThatThrownBy(() -> PersonData.of(FIELDS, Collections.nCopies(100, row(long_, long_, "", 1, true))))
                .isInstanceOf(MalformedPersonDataException.class);
    }

    @Test
    void lines_and_cells_are_bounded_too_for_a_pdf_costs_by_them() throws Exception {
        String lines = "\n".repeat(1 << 16);
        assertThatThrownBy(() -> PersonData.of(FIELDS, List.of(row(lines, lines, "", 1, true))))
                .isInstanceOf(MalformedPersonDataException.class);
        List<Field> many = IntStream.range(0, 200)
                .mapToObj(i -> new Field("k" + i, "欄", ""))
                .toList();
        List<Object> empty = Collections.nCopies(200, "");
        assertThatThrownBy(() -> PersonData.of(many, Collections.nCopies(600, empty)))
                .isInstanceOf(MalformedPersonDataException.class);
        assertThat(PersonData.of(many, Collections.nCopies(500, empty)).isEmpty())
                .isFalse();
    }

    @Test
    void fields_have_different_keys_and_short_lines() {
        Field field = new Field("a", "甲", "");
        assertThatThrownBy(() -> PersonData.of(List.of(field, field), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PersonData.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        List<Field> many = IntStream.range(0, 201)
                .mapToObj(i -> new Field("k" + i, "欄", ""))
                .toList();
        assertThatThrownBy(() -> PersonData.of(many, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Field("", "甲", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Field("a", " ", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Field("a", "甲\n", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Field("a".repeat(129), "甲", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataSetIssue("a", "b", "c\nd", ISSUE.issued()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_text_holds_no_value() throws Exception {
        assertThat(TestPersonData.one()).hasToString("PersonData[5 fields, 1 rows]");
    }

    private static PersonData person(Object... values) throws MalformedPersonDataException {
        return PersonData.of(FIELDS, List.of(row(values)));
    }

    private static String json(PersonData data) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonDataJson.write(data, ISSUE, out);
        return out.toString(UTF_8);
    }

    private static String csv(PersonData data) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PersonDataCsv.write(data, out);
        return out.toString(UTF_8);
    }
}
