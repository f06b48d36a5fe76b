package tw.agencygateway.mydata.pack.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.agencygateway.pki.protocol.TestPki;

/** An invented person's data. */
final class TestPersonData {
    static final DataSetIssue ISSUE = new DataSetIssue("API.household", "個人戶籍資料", "示範市戶政事務所", TestPki.NOW);
    static final PersonId PERSON = new PersonId("A123456789");
    static final List<Field> FIELDS = List.of(
            new Field("name", "姓名", ""),
            new Field("birthdate", "出生日期", "西元年月日"),
            new Field("address", "戶籍地址", "含村里鄰"),
            new Field("count", "戶內人數", ""),
            new Field("head", "是否為戶長", ""));

    private TestPersonData() {}

    static PersonData one() throws MalformedPersonDataException {
        return PersonData.of(FIELDS, List.of(row("王小明", "1973-07-14", "示範市中正區寶慶路3號", 4, true)));
    }

    /** As many rows as wanted, each its own. */
    static PersonData many(int rows) throws MalformedPersonDataException {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            values.add(row("王小明之" + i, "1973-07-14", "示範市中正區寶慶路" + i + "號" + "之一".repeat(i % 9), i, i % 2 == 0));
        }
        return PersonData.of(FIELDS, values);
    }

    static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }
}
