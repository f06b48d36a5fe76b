package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;
import tw.agencygateway.platform.entity.Stage;

class DataSetRegisterTest {

    private static final String GSP = "https://gsp.example";

    /** Its authorization server is at {@link #GSP}, and nothing is known of its endpoints. */
    private final DpDataSet known = DataSets.of(Stage.TEST);

    @ParameterizedTest
    @CsvSource({
        "https://other.example, https://gsp.example, https://gsp.example",
        "http://gsp.example, https://gsp.example, https://gsp.example",
        "https://gsp.example:8443, https://gsp.example, https://gsp.example",
        "https://gsp.example, https://other.example, https://gsp.example",
        "https://gsp.example, http://gsp.example, https://gsp.example",
        "https://gsp.example, https://gsp.example, https://other.example"
    })
    void theSecretIsTypedInAgainForAnotherAuthorizationServer(String discovery, String introspection, String userInfo) {
        DpAuthorization moved = new DpAuthorization(
                discovery + "/d", new DpAuthorization.Endpoints(introspection + "/i", userInfo + "/u"));

        assertThatThrownBy(() -> DataSetRegister.checkSecret(form(moved, Optional.empty()), known))
                .isInstanceOf(InvalidDataSetException.class)
                .hasMessage("resource_secret: " + Problem.NEEDED_AGAIN);
        assertThatCode(() -> DataSetRegister.checkSecret(form(moved, Optional.of("again")), known))
                .doesNotThrowAnyException();
    }

    @Test
    void itStaysWhereItIs() {
        DpAuthorization sameServer = new DpAuthorization(
                "https://GSP.example/elsewhere", new DpAuthorization.Endpoints(GSP + "/introspect", GSP + "/userinfo"));

        assertThatCode(() -> DataSetRegister.checkSecret(form(sameServer, Optional.empty()), known))
                .doesNotThrowAnyException();
    }

    private static DataSetForm form(DpAuthorization authorization, Optional<String> secret) {
        DpDataSet.Form form = DataSets.form(DataSets.strict());
        return new DataSetForm(
                "API.Household1",
                secret,
                new DpDataSet.Form(
                        form.resource(),
                        form.registration(),
                        authorization,
                        form.policy(),
                        Stage.TEST,
                        form.fields(),
                        form.scopes(),
                        null),
                new DataSetForm.Source("sql", Map.of(), Optional.empty()));
    }
}
