package tw.agencygateway.mydata.dp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormTest {
    @ParameterizedTest
    @CsvSource({
        "application/json,JSON",
        "application/pdf,PDF",
        "application/zip,ZIP",
        "Application/JSON; charset=utf-8,JSON",
        " application/zip ;x=\"y\",ZIP"
    })
    void the_content_type_of_the_request_decides(String contentType, AnswerForm form) {
        assertThat(AnswerForm.choose(contentType, "application/pdf;q=1, */*", AnswerForm.PDF))
                .contains(form);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|JSON",
                "text/html, application/xml;q=0.9, */*;q=0.8|ZIP",
                "application/*|ZIP",
                "application/json;q=0.5, application/pdf|PDF",
                "application/json;q=0.5,application/pdf;q=0.50,text/csv|JSON",
                "application/pdf;q=0, application/json;q=0.1|JSON",
                "APPLICATION/PDF; Q=0.3|PDF"
            })
    void without_one_the_best_that_is_accepted(String accept, AnswerForm form) {
        assertThat(AnswerForm.choose(null, accept, AnswerForm.ZIP)).contains(form);
        assertThat(AnswerForm.choose(" ", accept, AnswerForm.ZIP)).contains(form);
    }

    @Test
    void without_either_the_standard_form() {
        assertThat(AnswerForm.choose(null, null, AnswerForm.PDF)).contains(AnswerForm.PDF);
        assertThat(AnswerForm.choose("", "", AnswerForm.JSON)).contains(AnswerForm.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/jsonx",
                "json",
                "application/",
                "/",
                ";",
                "application/json,application/pdf x",
                "é",
                "application/json\u0000"
            })
    void anything_else_is_no_form(String type) {
        assertThat(AnswerForm.choose(type, "application/json", AnswerForm.ZIP)).isEmpty();
        assertThat(AnswerForm.choose(null, type, AnswerForm.ZIP)).isEmpty();
    }

    @Test
    void a_request_with_a_body_asks_by_content_type_for_nothing_else() {
        assertThat(AnswerForm.choose("*/*", null, AnswerForm.ZIP)).isEmpty();
        assertThat(AnswerForm.choose("application/x-www-form-urlencoded", null, AnswerForm.ZIP))
                .isEmpty();
        assertThat(AnswerForm.choose(null, "application/json,".repeat(1_000), AnswerForm.ZIP))
                .isEmpty();
        assertThat(AnswerForm.choose(null, "*/*;q=0", AnswerForm.ZIP)).isEmpty();
    }
}
