package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Period;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpPolicyTest {

    @ParameterizedTest
    @CsvSource({"P1D, 1", "P1M, 30", "P1Y, 360", "P36500D, 36500"})
    void aRetentionIsKeptInDays(Period retention, int days) {
        assertThat(new SpPolicy(false, false, false, retention).retention()).isEqualTo(Period.ofDays(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P-1D", "P36501D", "P2147483647D", "P71582789M", "P178956971Y"})
    void aRetentionThatNoDatabaseCanCountIsRefused(String retention) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpPolicy(false, false, false, Period.parse(retention)));
    }
}
