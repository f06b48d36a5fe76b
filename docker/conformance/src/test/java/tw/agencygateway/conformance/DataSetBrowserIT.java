package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.conformance.console.BrowserCase;
import tw.agencygateway.conformance.console.DataSetRoom;
import tw.agencygateway.conformance.stand.GatewayDatabase;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** A data set's whole life as an administrator sees it: registered on a table of PostgreSQL, tried, enabled, fetched by MyData, ended. */
@OnTheStand
class DataSetBrowserIT extends BrowserCase {

    private static final String PERSON = "F130507090";
    private static final String NAME = "陳堃𠮷";
    private static final String SECRET = "Browser-resource-secret-01";
    private static final String QUERY = "SELECT name, born AS birthday, address FROM household WHERE id = :uid";

    @TempDir
    private Path folder;

    private DataSetRoom form;
    private String databaseUrl;
    private String resourceId;
    private String word;

    DataSetBrowserIT(Stand stand) {
        super(stand);
    }

    @BeforeAll
    void makeTheAgencysDatabase() throws Exception {
        EncryptedPdf.needPrograms();
        databaseUrl = stand.database().another();
        agencySql(
                "CREATE TABLE household (id VARCHAR(10) PRIMARY KEY, name VARCHAR(50), born DATE, address VARCHAR(200))");
        agencySql("INSERT INTO household VALUES ('" + PERSON + "', '" + NAME + "', DATE '1973-07-14', '示範市中正區寶慶路3號')");
    }

    @BeforeEach
    void enter() {
        console.enter();
        form = new DataSetRoom(page, console);
        word = "browser-" + System.nanoTime();
        resourceId = "API." + word;
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, 以測試對象試查, 草稿, 審核中, 啟用, 申請停用, 停用",
        "en, Try with a test person, draft, submitted, enabled, applied to be disabled, disabled"
    })
    void aDataSetIsRegisteredTriedEnabledFetchedAndDeleted(
            String language,
            String trial,
            String draft,
            String submitted,
            String enabled,
            String disabling,
            String disabled)
            throws Exception {
        speak(language);
        register(language);
        assertThat(page.textContent("#status")).contains(draft);
        assertThat(page.content()).doesNotContain(SECRET);
        photograph("data-set", language);

        console.press(page.locator(".heading-tools a.primary"));
        assertThat(console.title()).isEqualTo(trial);
        tryIt(language);

        console.room("data-set.xhtml?resource_id=" + resourceId);
        console.press("status:submit");
        assertThat(page.textContent("#status")).contains(submitted);
        page.click("#status details summary");
        page.fill("[id='status:advice']", "請補充欄位備註 <b>");
        console.press("status:send_back");
        assertThat(page.textContent("#status .callout")).contains("請補充欄位備註 <b>");
        photograph("data-set-returned", language);
        console.press("status:submit");
        console.press("status:enable");
        assertThat(page.textContent("#status .badge")).isEqualTo(enabled);

        fetchedByMyData(language);
        seenInTheLists(language);
        troubleIsSeen(language);

        console.room("data-set.xhtml?resource_id=" + resourceId);
        console.press("status:apply_to_disable");
        assertThat(page.textContent("#status .badge")).isEqualTo(disabling);
        page.click("[id='status:disable']");
        console.press(page.locator(".ui-confirmdialog-yes"));
        assertThat(page.textContent("#status .badge")).isEqualTo(disabled);
        await("its files are erased").until(() -> {
            page.click("[id='status:delete']");
            console.press(page.locator(".ui-confirmdialog-yes"));
            return page.url().endsWith("/admin/data-sets.xhtml");
        });
        assertThat(page.content()).contains(resourceId);
        console.room("data-set.xhtml?resource_id=" + resourceId);
        assertThat(page.url()).endsWith("/admin/data-sets.xhtml");
    }

    @Test
    void theDocumentThatARegistrationWantsIsMadeOfTheFields() {
        register("zh-TW");
        String yaml = page.request()
                .get("admin/data-set.xhtml?download=openapi&resource_id=" + resourceId)
                .text();

        assertThat(yaml)
                .startsWith("openapi: 3.0.3\n")
                .contains("/mydata-dp/" + word + ":", "title: 姓名", "browser.household.read", "'429':");
    }

    @Test
    void aKeptPasswordIsNotSentToAnotherDatabase() {
        register("zh-TW");
        form.fill("sql_url", databaseUrl.replace("localhost", "127.0.0.1"));
        form.save();

        assertThat(page.textContent("#part-source .problem")).contains("請重新輸入");
        form.fill("source_secret", "any");
        form.save();
        assertThat(page.locator(".problem").count()).isZero();
    }

    @Test
    void anAddressThatCouldRunCodeIsRefusedBesideTheSource() {
        register("zh-TW");
        form.fill("sql_url", "jdbc:h2:mem:browser;INIT=CREATE SCHEMA other");
        form.fill("source_secret", "any");
        form.save();

        assertThat(page.textContent("#part-source .problem")).contains("資料來源不接受", "url is no plain one");
    }

    @Test
    void fieldsAreMovedAndTakenOut() {
        console.room("data-set.xhtml");
        form.row("field", 0, Map.of("label", "一", "key", "one"));
        form.addRow("field", 1);
        form.row("field", 1, Map.of("label", "二", "key", "two"));

        page.click("[id='dataset:field:1:raise']");
        page.waitForCondition(() -> form.value("field:0:key").equals("two"));
        assertThat(form.value("field:1:label")).isEqualTo("一");
        page.click("[id='dataset:field:0:remove']");
        page.waitForCondition(() -> page.locator("[id='dataset:field:1:key']").count() == 0);
        assertThat(form.value("field:0:key")).isEqualTo("one");
    }

    /** Fills in the form, at first with a query that the database does not take, then with one that lacks a column. */
    private void register(String language) {
        console.room("data-set.xhtml");
        photograph("data-set-new", language);
        form.describe(resourceId, word);
        form.fill("resource_secret", SECRET);
        form.fill(
                "discovery_url",
                stand.sandbox().uri("/gsp/v1/.well-known/openid-configuration").toString());
        form.fill("sql_url", databaseUrl);
        form.fill("sql_user", GatewayDatabase.USER);
        form.fill("source_secret", "any");
        form.fill("sql_query", QUERY.replace("name,", "nmae,"));
        form.row("field", 0, Map.of("label", "姓名", "key", "name"));
        form.addRow("field", 1);
        form.row("field", 1, Map.of("label", "出生日期", "key", "birthdate", "column", "BIRTHDAY", "remark", "西元年"));
        form.addRow("field", 2);
        form.row("field", 2, Map.of("label", "戶籍地址", "key", "address"));
        form.row("scope", 0, Map.of("value", "browser.household.read", "remark", "戶籍資料"));

        form.save();
        assertThat(page.textContent("#part-source .problem")).contains("nmae");
        photograph("data-set-refused", language);
        typeSecretsAgain();
        form.fill("sql_query", "SELECT name, born AS birthday FROM household WHERE id = :uid");
        form.save();
        assertThat(page.textContent("#part-fields .problem")).contains("address ≠ name, birthday");
        typeSecretsAgain();
        form.fill("sql_query", QUERY);
        form.save();
        assertThat(page.url()).contains("resource_id=" + resourceId);
        assertThat(page.locator("#notices li").count()).isEqualTo(1);
    }

    /** A page never holds them, also where it comes again. */
    private void typeSecretsAgain() {
        assertThat(form.value("resource_secret")).isEmpty();
        assertThat(form.value("source_secret")).isEmpty();
        form.fill("resource_secret", SECRET);
        form.fill("source_secret", "any");
    }

    private void tryIt(String language) throws Exception {
        page.fill("[id='trial:uid']", "F130507091");
        console.press("trial:show");
        assertThat(page.locator("#trial .problem").count()).isEqualTo(1);
        page.fill("[id='trial:uid']", "A123456789");
        console.press("trial:show");
        assertThat(page.locator("#nothing").count()).isEqualTo(1);

        page.fill("[id='trial:uid']", PERSON);
        page.fill("[id='trial:birthdate']", "1973-07-14");
        console.press("trial:show");
        assertThat(page.textContent("main")).contains("姓名", NAME, "1973-07-14", "示範市中正區寶慶路3號");
        photograph("data-set-try", language);

        JsonNode json = Json.read(Files.readString(download("trial:json")));
        assertThat(json.path("data").path(0).path("name").asText()).isEqualTo(NAME);
        EncryptedPdf pdf = new EncryptedPdf(download("trial:pdf"));
        assertThat(pdf.opensWith(PERSON)).isTrue();
        assertThat(pdf.opensWith("")).isFalse();
        assertThat(files(Files.readAllBytes(download("trial:zip"))))
                .containsKeys(resourceId + ".json", resourceId + ".pdf", "META-INFO/manifest.xml");

        assertThat(stand.database()
                        .number(
                                "SELECT COUNT(*) FROM dp_request r JOIN dp_data_set d ON d.id = r.data_set_id"
                                        + " WHERE d.resource_id = ?",
                                resourceId))
                .isZero();
    }

    private Path download(String button) {
        Download download = page.waitForDownload(() -> page.click("[id='" + button + "']"));
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private void fetchedByMyData(String language) throws Exception {
        String control = "/control/api/data-sets/" + resourceId;
        String wish = Json.of(Map.of(
                "secret",
                SECRET,
                "scope",
                "browser.household.read",
                "dp_api",
                stand.gateway().uri("/mydata-dp/" + word).toString()));
        Reply known = stand.sandbox()
                .send(stand.sandbox()
                        .request(control)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(wish)));
        assertThat(known.status()).isEqualTo(200);
        JsonNode fetch = stand.sandbox()
                .post(control + "/fetch", "{\"person\": \"" + PERSON + "\", \"form\": \"zip\"}")
                .json();
        JsonNode answer = fetch.path("answers").path(fetch.path("answers").size() - 1);
        assertThat(answer.path("status").asInt()).as(fetch.toPrettyString()).isEqualTo(200);
        assertThat(fetch.path("findings")).isEmpty();

        Map<String, byte[]> files =
                files(Base64.getDecoder().decode(answer.path("body").asText()));
        Path file = Files.write(folder.resolve("fetched-" + language + ".pdf"), files.get(resourceId + ".pdf"));
        EncryptedPdf pdf = new EncryptedPdf(file);
        assertThat(pdf.opensWith("")).isFalse();
        assertThat(pdf.opensWith("A123456789")).isFalse();
        assertThat(pdf.opensWith(PERSON)).isTrue();
        assertThat(pdf.text(PERSON)).contains("示範戶籍資料", "示範機關", NAME, "1973-07-14", "示範市中正區寶慶路3號");
        Path picture = Path.of("target", "screenshots", "data-set-pdf-" + language + ".png");
        assertThat(pdf.draw(PERSON, picture)).isBetween(0.002, 0.2);
        assertThat(stand.sandbox()
                        .post(control + "/heartbeat", "{}")
                        .json()
                        .path("alive")
                        .asBoolean())
                .isTrue();
    }

    private void seenInTheLists(String language) {
        console.room("data-sets.xhtml");
        assertThat(rowOf(resourceId).locator(".badge.bad").count()).isZero();
        assertThat(rowOf(resourceId).textContent()).containsPattern("\\d\\d:\\d\\d:\\d\\d");
        photograph("data-sets", language);
        console.room("anomalies.xhtml");
        assertThat(rowOf(resourceId).locator(".badge.good").count()).isEqualTo(1);
        assertThat(rowOf(resourceId).locator(".beat-ANSWERED").count()).isEqualTo(1);
        photograph("anomalies", language);

        console.room("usage.xhtml?resource_id=" + resourceId);
        assertThat(page.textContent("#asked")).isEqualTo("1");
        assertThat(page.textContent("#delivered")).isEqualTo("1");
        assertThat(rowOf(resourceId).count()).isEqualTo(1);
        page.click("#by-day summary");
        photograph("usage", language);
        String csv = page.request()
                .get("admin/usage.xhtml?download=csv&resource_id=" + resourceId)
                .text();
        assertThat(csv.lines())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("\"" + resourceId + "\"")
                .endsWith(",1,1");
    }

    /** The agency's table is away, and MyData's heartbeats were too. */
    private void troubleIsSeen(String language) throws Exception {
        agencySql("ALTER TABLE household RENAME TO away");
        String mine = " WHERE data_set_id = (SELECT id FROM dp_data_set WHERE resource_id = ?)";
        stand.database()
                .update(
                        "UPDATE dp_source_state SET probed_at = probed_at - INTERVAL '1 minute',"
                                + " answered_at = answered_at - INTERVAL '1 minute'" + mine,
                        resourceId);
        stand.database()
                .update("UPDATE dp_heartbeat SET occurred_at = occurred_at - INTERVAL '5 hours'" + mine, resourceId);
        Reply heartbeat = stand.sandbox().post("/control/api/data-sets/" + resourceId + "/heartbeat", "{}");
        assertThat(heartbeat.json().path("alive").asBoolean()).isFalse();

        console.room("anomalies.xhtml");
        assertThat(rowOf(resourceId).locator(".badge.bad").count()).isEqualTo(3);
        assertThat(rowOf(resourceId).locator(".beat-MISSED").count()).isEqualTo(4);
        assertThat(rowOf(resourceId).locator(".beat-REFUSED").count()).isEqualTo(1);
        assertThat(rowOf(resourceId).textContent()).contains("SQLSTATE 42P01");
        photograph("anomalies-trouble", language);
        console.room("data-sets.xhtml");
        assertThat(rowOf(resourceId).locator(".badge.bad").count()).isEqualTo(3);
        console.room("index.xhtml");
        assertThat(page.locator("main a[href$='anomalies.xhtml']").count()).isEqualTo(1);
        agencySql("ALTER TABLE away RENAME TO household");
    }

    private void agencySql(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(databaseUrl, GatewayDatabase.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Locator rowOf(String text) {
        return page.locator("table.list tbody tr", new Page.LocatorOptions().setHasText(text));
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private void photograph(String name, String language) {
        console.photographWideAndNarrow(name, language);
    }

    private void speak(String language) {
        if (!console.language().equals(language)) {
            console.changeLanguage();
        }
    }
}
