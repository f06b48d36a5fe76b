package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.agencygateway.conformance.console.Chromium;
import tw.agencygateway.conformance.console.Console;
import tw.agencygateway.conformance.console.DataSetRoom;
import tw.agencygateway.conformance.stand.LoneGateway;

/** The data provider's rooms on a gateway's own database, H2, on which whoever tries it begins. */
class DataSetRoomsIT {

    private static final String PERSON = "A123456789";

    @TempDir
    private Path directory;

    @Test
    void aDataSetOfFilesIsRegisteredTriedHeardAndSeen() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("sources/household"));
        Files.writeString(folder.resolve(PERSON + ".json"), "{\"NAME\": \"王小明\"}");
        Path data = directory.resolve("data");
        Map<String, String> settings = Map.of(
                "GATEWAY_DP_SOURCE_FOLDER", folder.getParent().toString(), "GATEWAY_OUTBOUND_HOSTS", "login.example");
        try (LoneGateway gateway = LoneGateway.launch(data, directory.resolve("gateway.log"), settings);
                Chromium chromium = new Chromium()) {
            gateway.awaitReady();
            Page page = chromium.open(gateway.base() + "/", 1280);
            Console console = new Console(page, data).enter();
            register(page, console);
            console.press("status:submit");
            console.press("status:enable");
            console.room("data-set-try.xhtml?resource_id=API.Files");
            page.fill("[id='trial:uid']", PERSON);
            console.press("trial:show");
            assertThat(page.textContent("main")).contains("王小明");

            assertThat(gateway.anonymous()
                            .get("/mydata-dp/files?heartbeat=true")
                            .status())
                    .isEqualTo(200);
            console.room("anomalies.xhtml");
            assertThat(page.locator("#anomalies .beat-ANSWERED").count()).isEqualTo(1);
            console.room("usage.xhtml");
            assertThat(page.textContent("#asked")).isEqualTo("0");
            console.room("data-sets.xhtml");
            assertThat(page.locator("table.list .badge.good").count()).isEqualTo(1);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void register(Page page, Console console) {
        console.room("data-set.xhtml");
        DataSetRoom form = new DataSetRoom(page, console);
        page.selectOption("[id='dataset:source_kind']", "files");
        page.waitForSelector("[id='dataset:files_folder']");
        form.describe("API.Files", "files");
        form.fill("resource_secret", "Files-resource-secret-01");
        form.fill("discovery_url", "https://login.example/.well-known/openid-configuration");
        form.fill("files_folder", "household");
        form.row("field", 0, Map.of("label", "姓名", "key", "name", "column", "name"));
        form.row("scope", 0, Map.of("value", "files.read"));
        form.save();
        assertThat(page.url()).contains("resource_id=API.Files");
    }
}
