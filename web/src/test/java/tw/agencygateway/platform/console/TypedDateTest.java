package tw.agencygateway.platform.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {

    @Test
    void theFirstAndTheLastDayAreDates() {
        assertThat(TypedDate.parse(" 2000-01-01 ", 2000)).isEqualTo(LocalDate.of(2000, 1, 1));
        assertThat(TypedDate.parse("9999-12-31", 2000)).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1999-12-31", "-999999999-01-01", "+999999999-12-31", "+10000-01-01", "2000-02-30", "today", ""})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> TypedDate.parse(text, 2000)).isInstanceOf(DateTimeException.class);
    }
}
