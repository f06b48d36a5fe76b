package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.sp.entity.SpDataSet;
import tw.agencygateway.mydata.sp.entity.SpPolicy;
import tw.agencygateway.mydata.sp.entity.SpRegistration;
import tw.agencygateway.mydata.sp.entity.SpSigner;
import tw.agencygateway.mydata.sp.service.InvalidServiceException.Problem;
import tw.agencygateway.platform.entity.Stage;

class ServiceFormTest {

    private String clientId = "CLI.TEST000001";
    private String name = "示範機關服務";
    private String agencyPage = "https://agency.example/return?from=mydata";
    private List<String> addresses = List.of("192.0.2.0/24", "2001:db8::/32");
    private List<String> resourceIds = List.of("API.A", "API.B");
    private Stage stage = Stage.PRODUCTION;
    private SpSigner signer;
    private ServiceForm.Secrets secrets = new ServiceForm.Secrets("Secret0123456789", "iv-0123456789abc");

    @Test
    void aCompleteFormIsGood() throws Exception {
        form().check();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void theNameIsNeeded(String value) {
        name = value;

        assertRefused("name", Problem.MISSING);
    }

    @Test
    void aSignerIsNamedAsCertificatesDo() throws Exception {
        signer = new SpSigner("CN=政府憑證管理中心, O=行政院, C=TW", "CN=示範機關,C=TW", true);

        form().check();
    }

    @ParameterizedTest
    @CsvSource({"'',signer.issuer,MISSING", "示範機關,signer.subject,NOT_A_NAME", "'CN=a,,',signer.subject,NOT_A_NAME"})
    void anythingElseIsNoSigner(String name, String field, Problem problem) {
        signer = new SpSigner(name, "CN=示範機關,C=TW", true);

        assertRefused(field, problem);
    }

    @Test
    void aNameHasItsLimit() {
        name = "服".repeat(201);

        assertRefused("name", Problem.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLI/../1", "CLI 1", "CLI?", "CLI\n"})
    void aClientIdIsFitForAPath(String value) {
        clientId = value;

        assertRefused("client_id", Problem.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "http://agency.example/return,         HTTPS_NEEDED",
        "javascript:alert(1),                  NOT_A_URL",
        "https:///return,                      NOT_A_URL",
        "https://agency.example/#fragment,     NOT_A_URL",
        "https://someone@agency.example/,      NOT_A_URL",
        "ftp://agency.example/,                HTTPS_NEEDED",
        "https://agency.example/a b,           NOT_A_URL",
        "/return,                              NOT_A_URL",
    })
    void aPageIsAnAddressThatABrowserMayBeSentTo(String value, Problem problem) {
        agencyPage = value;

        assertRefused("agency_pages", problem);
    }

    @Test
    void plainHttpIsForTheTestStageOnly() throws Exception {
        agencyPage = "http://localhost:8090/agency/return";
        stage = Stage.TEST;
        form().check();

        stage = Stage.TRIAL;
        assertRefused("agency_pages", Problem.HTTPS_NEEDED);
    }

    @Test
    void thePlatformHasAddresses() {
        addresses = List.of();
        assertRefused("platform_addresses", Problem.MISSING);

        addresses = List.of("mydata.example");
        assertRefused("platform_addresses", Problem.NOT_AN_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"API:A", "API A", "資料集", "API\u0000"})
    void aResourceIdIsFitForTheIntegrationUrl(String value) {
        resourceIds = List.of(value);

        assertRefused("resource_id", Problem.UNKNOWN);
    }

    @Test
    void aDataSetIsThereOnce() {
        resourceIds = List.of("API.A", "API.A");

        assertRefused("resource_id", Problem.REPEATED);
    }

    @ParameterizedTest
    @CsvSource({"short, iv-0123456789abc", "Secret0123456789, short", "Secret-123456789, iv-0123456789abc"})
    void secretsHaveTheirForm(String clientSecret, String cbcIv) {
        secrets = new ServiceForm.Secrets(clientSecret, cbcIv);

        assertRefused("client_secret", Problem.NOT_SIXTEEN_CHARACTERS);
        assertThat(secrets.toString()).doesNotContain(clientSecret, cbcIv);
    }

    @Test
    void secretsMayBeLeftAsTheyAre() throws Exception {
        secrets = null;

        form().check();
    }

    private void assertRefused(String field, Problem problem) {
        assertThatThrownBy(form()::check).isInstanceOfSatisfying(InvalidServiceException.class, refused -> {
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.problem()).isEqualTo(problem);
        });
    }

    private ServiceForm form() {
        return new ServiceForm(
                clientId,
                new SpRegistration(
                        "社會福利",
                        name,
                        "https://agency.example/",
                        "示範",
                        new SpRegistration.Contact("承辦人", "02-0000-0000", "contact@agency.example"),
                        new SpRegistration.Platform("https://mydata.example", addresses),
                        List.of("https://gateway.example/return/CLI.TEST000001"),
                        List.of(agencyPage)),
                new SpPolicy(false, false, false, Period.ofDays(30)),
                stage,
                true,
                resourceIds.stream()
                        .map(id -> new SpDataSet(id, "資料集", 1, SpDataSet.Signature.REQUIRED, stage))
                        .map(dataSet -> signer == null ? dataSet : dataSet.signedBy(signer))
                        .toList(),
                Optional.ofNullable(secrets),
                ServiceForm.ApiKey.KEEP);
    }
}
