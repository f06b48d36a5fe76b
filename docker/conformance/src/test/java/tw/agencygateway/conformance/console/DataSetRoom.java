package tw.agencygateway.conformance.console;

import com.microsoft.playwright.Page;
import java.util.Map;

/** The form of a data set, fields named as in the bootstrap file. */
public final class DataSetRoom {

    private final Page page;
    private final Console console;

    public DataSetRoom(Page page, Console console) {
        this.page = page;
        this.console = console;
    }

    public void fill(String field, String value) {
        page.fill(id(field), value);
    }

    /**
     * Fills in what every data set wants to be said of it, and that MyData calls from this machine.
     *
     * @param word its end of the DP-API's address
     */
    public void describe(String resourceId, String word) {
        fill("resource_id", resourceId);
        fill("resource", word);
        fill("category", "戶政");
        fill("name", "示範戶籍資料");
        fill("description", "個人戶籍登記的姓名、出生日期與地址。");
        fill("download_words", "您的戶籍資料");
        fill("agency", "示範機關");
        fill("contact_name", "承辦人");
        fill("contact_phone", "02-0000-0000");
        fill("contact_email", "contact@agency.example");
        fill("addresses", "127.0.0.1/32\n::1/128");
    }

    /** Fills in a row of the fields or of the scopes. */
    public void row(String rows, int index, Map<String, String> values) {
        values.forEach((column, value) -> fill(rows + ":" + index + ":" + column, value));
    }

    /** Asks for one more row, and waits until it is there. */
    public void addRow(String rows, int index) {
        page.click(id("add_" + rows));
        page.waitForSelector(id(rows + ":" + index + ":remark"));
    }

    /** What stands in a field. */
    public String value(String field) {
        return page.inputValue(id(field));
    }

    public void save() {
        console.press("dataset:save");
    }

    private static String id(String field) {
        return "[id='dataset:" + field + "']";
    }
}
