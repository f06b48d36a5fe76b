package tw.agencygateway.mydata.dp.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DpDataSetTest {

    private final DpDataSet dataSet = DpWalk.dataSet();

    @Test
    void goesFromTheDraftByAnAdviceToItsEnd() {
        assertThat(dataSet.status().isDeletable()).isTrue();
        assertThat(dataSet.submit(DpWalk.START)).isTrue();
        assertThat(dataSet.appliedAt()).contains(DpWalk.START);
        assertThat(dataSet.sendBack("補充欄位說明", DpWalk.START)).isTrue();
        assertThat(dataSet.advice()).contains("補充欄位說明");
        assertThat(dataSet.submit(DpWalk.LATER)).isTrue();
        assertThat(dataSet.advice()).isEmpty();
        assertThat(dataSet.enable(DpWalk.LATER)).isTrue();
        assertThat(dataSet.applyToDisable(DpWalk.LATER)).isTrue();
        assertThat(dataSet.status().isServing()).isTrue();
        assertThat(dataSet.disable(DpWalk.LATER)).isTrue();
        assertThat(dataSet.status()).isEqualTo(DpStatus.DISABLED);
        assertThat(dataSet.status().isDeletable()).isTrue();
    }

    @Test
    void isNeitherDeletedNorDisabledWhileItIsEnabled() {
        dataSet.submit(DpWalk.START);
        dataSet.enable(DpWalk.START);

        assertThat(dataSet.status().isDeletable()).isFalse();
        assertThat(dataSet.disable(DpWalk.LATER)).isFalse();
        assertThat(dataSet.submit(DpWalk.LATER)).isFalse();
        assertThat(dataSet.sendBack("", DpWalk.LATER)).isFalse();
        assertThat(dataSet.updatedAt()).isEqualTo(DpWalk.START);
    }

    @Test
    void aSettingMayHaveSeveralLinesAndEqualsSigns() {
        Map<String, String> settings = Map.of("query", "SELECT a\nFROM b\nWHERE c = :uid AND d = '\\n'");

        assertThat(new DpSource("sql", settings, null).settings()).isEqualTo(settings);
    }

    @Test
    void limitsHaveBounds() {
        assertThatThrownBy(() -> new DpPolicy.Limits(0, 1, Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DpPolicy.Limits(0, 0, Duration.ZERO, Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DpPolicy.Limits(0, 1, Duration.ZERO, Duration.ofDays(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
