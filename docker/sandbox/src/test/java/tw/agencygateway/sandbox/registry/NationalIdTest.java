package tw.agencygateway.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"A123456789", "B223344554", "A800000014"})
    void a_right_check_digit_is_accepted(String id) {
        assertThat(NationalId.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A123456788", "a123456789", "A323456789", "A12345678", "A1234567890", "", "身分證字號"})
    void anything_else_is_not(String id) {
        assertThat(NationalId.isValid(id)).isFalse();
    }

    @Test
    void the_simulated_persons_have_valid_ids(@TempDir Path directory) throws IOException {
        Home home = new Home(directory);
        home.copyDataFiles();

        assertThat(home.persons()).hasSizeGreaterThanOrEqualTo(4).allMatch(person -> NationalId.isValid(person.id()));
    }
}
