package tw.agencygateway.mydata.dp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.mydata.dp.entity.DpState.Kept;
import tw.agencygateway.mydata.dp.entity.DpState.Work;
import tw.agencygateway.platform.entity.Words;

/** What must hold of the table itself, whatever it says. */
class DpFlowTest {

    private static final Set<DpState> FINAL =
            EnumSet.of(DpState.EMPTY, DpState.UNAUTHORISED, DpState.FORBIDDEN, DpState.FAILED, DpState.GONE);

    /** What MyData DP V1.3 §捌.二 and decisions row 42 know. */
    private static final Set<Integer> STATUSES = Set.of(200, 204, 401, 403, 429, 504);

    @ParameterizedTest
    @EnumSource
    void justTheEndsHaveNoDeadline(DpState state) {
        assertThat(state.deadline().isEmpty()).isEqualTo(FINAL.contains(state));
        assertThat(state.isFinal()).isEqualTo(FINAL.contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void anEndKeepsNothingHasNothingToDoAndLeadsNowhere(DpState state) {
        if (state.isFinal()) {
            assertThat(Kept.values()).noneMatch(state::keeps);
            assertThat(state.work()).isEmpty();
            assertThat(DpHappening.values())
                    .allSatisfy(happening ->
                            assertThat(state.on(happening).orElse(state)).isEqualTo(state));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineOrAnErasureEndsEverythingElse(DpState state) {
        if (!state.isFinal()) {
            assertThat(state.on(DpHappening.DEADLINE))
                    .hasValueSatisfying(end -> assertThat(end.isFinal()).isTrue());
            assertThat(state.on(DpHappening.ERASE)).contains(DpState.GONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsIsToldToComeAgain(DpState state) {
        assertThat(state.status()).isIn(STATUSES);
        assertThat(state.status() == 429).isEqualTo(state.isWaiting());
        assertThat(state.status() == 200).isEqualTo(state == DpState.READY);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsKeptJustWhereTheAuthorizationServerHasStillToBeAsked(DpState state) {
        boolean asks = state.work().filter(work -> work != Work.COLLECT).isPresent();

        assertThat(state.keeps(Kept.TOKEN)).isEqualTo(asks);
    }

    @ParameterizedTest
    @EnumSource
    void whereWorkIsDueThePlaceIsCountedAndWorkCanBePutOff(DpState state) {
        assertThat(state.isWaiting()).isEqualTo(state.work().isPresent());
        assertThat(state.on(DpHappening.LATER).filter(state::equals).isPresent())
                .isEqualTo(state.work().isPresent());
    }

    @Test
    void aFinishedFileNamesNobody() {
        assertThat(DpState.READY.keeps(Kept.FILE)).isTrue();
        assertThat(DpState.READY.keeps(Kept.PERSON)).isFalse();
        assertThat(DpState.READY.keeps(Kept.TOKEN)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanBeReached(DpState state) {
        assertThat(DpWalk.to(state).request().state()).isEqualTo(state);
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        Stream<Words> all = Stream.of(
                        Stream.of(DpState.values()).map(DpState::words),
                        Stream.of(DpHappening.values()).map(DpHappening::words),
                        Stream.of(DpReason.values()).map(DpReason::words),
                        Stream.of(DpStatus.values()).map(DpStatus::words))
                .flatMap(words -> words);

        assertThat(all).allSatisfy(words -> {
            assertThat(words.english()).containsPattern("[a-z]");
            assertThat(words.chinese()).containsPattern("\\p{IsHan}").isNotEqualTo(words.english());
        });
    }
}
