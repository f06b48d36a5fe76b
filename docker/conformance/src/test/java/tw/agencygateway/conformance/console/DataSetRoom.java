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
