package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"A123456789", "F129141773", "O276317065", "N169074391", "I215000802", "W140681240"})
    void national_ids_with_the_right_check_digit_are_read(String id) throws Exception {
        assertThat(PersonId.parse(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A863608378", "H978353370", "AA01586839", "FC14497868", "BD29073663"})
    void resident_numbers_of_both_forms_are_read(String id) throws Exception {
        assertThat(PersonId.parse(id).isBusiness()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"04595257", "22099131", "00501503", "12345675", "10458574", "10458575"})
    void business_numbers_are_read(String number) throws Exception {
        assertThat(PersonId.parse(number).isBusiness()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A123456788",
                "A12345678",
                "A1234567890",
                "A323456789",
                "1123456789",
                "AE00000009",
                "A12345678９",
                " A123456789",
                "A123456789\n",
                "12345678",
                "1234567",
                "ſ123456789",
                "甲123456789"
            })
    void everything_else_is_refused_without_being_quoted(String text) {
        assertThatThrownBy(() -> PersonId.parse(text))
                .isInstanceOf(MalformedPersonIdException.class)
                .hasMessage("not a national id, resident number or business number");
    }

    @Test
    void the_id_of_the_test_stage_is_read_only_by_whoever_asks_for_it() throws Exception {
        assertThat(PersonId.parseOfAnyStage("a999999999")).isEqualTo(PersonId.OF_TEST_STAGE);
        assertThat(PersonId.parseOfAnyStage("A123456789").value()).isEqualTo("A123456789");
        assertThatThrownBy(() -> PersonId.parse("A999999999")).isInstanceOf(MalformedPersonIdException.class);
        assertThatThrownBy(() -> PersonId.parseOfAnyStage("A999999998")).isInstanceOf(MalformedPersonIdException.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> PersonId.parse(null)).isInstanceOf(MalformedPersonIdException.class);
    }

    @Test
    void small_letters_become_capital() throws Exception {
        assertThat(PersonId.parse("a123456789")).isEqualTo(new PersonId("A123456789"));
    }

    @Test
    void its_text_is_masked() throws Exception {
        assertThat(PersonId.parse("A123456789")).hasToString("A12****789");
        assertThat(PersonId.parse("04595257")).hasToString("045****7");
    }

    @Test
    void ids_within_a_text_are_masked() {
        assertThat(PersonId.maskAllIn("戶籍_A123456789_2026.pdf")).isEqualTo("戶籍_A12****789_2026.pdf");
    }
}
