package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tw.agencygateway.mydata.dp.entity.DpAuthorization;
import tw.agencygateway.mydata.dp.entity.DpDataSet.Form;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;
import tw.agencygateway.platform.entity.Stage;

class DataSetFormTest {

    private static final Form GOOD = DataSets.form(DataSets.strict());

    @Test
    void aFormAsItShouldBe() {
        assertThatCode(() -> form("API.Household1", GOOD).check()).doesNotThrowAnyException();
    }

    @Test
    void namesAreWords() {
        refused(form("API:1", GOOD), "resource_id", Problem.NOT_A_WORD);
        refused(with(form -> resource(form, "a/b")), "resource", Problem.NOT_A_WORD);
        refused(
                with(form -> lists(form, form.fields(), List.of(new DpScope("two words", "")))),
                "scopes.value",
                Problem.NOT_A_WORD);
    }

    @Test
    void thereIsAtLeastOneFieldAndScopeAndNoneTwice() {
        DpField field = GOOD.fields().get(0);
        DpScope scope = GOOD.scopes().get(0);

        refused(with(form -> lists(form, List.of(), form.scopes())), "fields", Problem.MISSING);
        refused(with(form -> lists(form, form.fields(), List.of())), "scopes", Problem.MISSING);
        refused(with(form -> lists(form, List.of(field, field), form.scopes())), "fields.key", Problem.REPEATED);
        refused(with(form -> lists(form, form.fields(), List.of(scope, scope))), "scopes.value", Problem.REPEATED);
    }

    @Test
    void addressesAreRanges() {
        refused(
                form("API.1", DataSets.form(new DpPolicy.Access(true, List.of(), List.of(), List.of("192.0.2.1/8")))),
                "addresses",
                Problem.NOT_AN_ADDRESS);
        refused(
                form("API.1", DataSets.form(new DpPolicy.Access(true, List.of(), List.of(), List.of()))),
                "addresses",
                Problem.MISSING);
    }

    @Test
    void onlyATestStageGoesWithoutTls() {
        refused(
                with(form -> authorization(form, "http://gsp.example/", Stage.PRODUCTION)),
                "discovery_url",
                Problem.HTTPS_NEEDED);
        assertThatCode(() -> with(form -> authorization(form, "http://gsp.example/", Stage.TEST))
                        .check())
                .doesNotThrowAnyException();
        refused(with(form -> authorization(form, "gsp", Stage.TEST)), "discovery_url", Problem.NOT_A_URL);
    }

    private static void refused(DataSetForm form, String field, Problem problem) {
        assertThatThrownBy(form::check).isInstanceOfSatisfying(InvalidDataSetException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.problem()).isEqualTo(problem);
        });
    }

    private static DataSetForm with(UnaryOperator<Form> change) {
        return form("API.Household1", change.apply(GOOD));
    }

    private static DataSetForm form(String resourceId, Form form) {
        return new DataSetForm(
                resourceId, Optional.of("secret"), form, new DataSetForm.Source("sql", Map.of(), Optional.empty()));
    }

    private static Form resource(Form form, String resource) {
        return new Form(
                resource,
                form.registration(),
                form.authorization(),
                form.policy(),
                form.stage(),
                form.fields(),
                form.scopes(),
                null);
    }

    private static Form lists(Form form, List<DpField> fields, List<DpScope> scopes) {
        return new Form(
                form.resource(),
                form.registration(),
                form.authorization(),
                form.policy(),
                form.stage(),
                fields,
                scopes,
                null);
    }

    private static Form authorization(Form form, String url, Stage stage) {
        return new Form(
                form.resource(),
                form.registration(),
                new DpAuthorization(url, null),
                form.policy(),
                stage,
                form.fields(),
                form.scopes(),
                null);
    }
}
