package tw.agencygateway.mydata.sp.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.mydata.sp.entity.SpState.Deadline;
import tw.agencygateway.mydata.sp.entity.SpState.Kept;
import tw.agencygateway.mydata.sp.entity.SpState.Work;
import tw.agencygateway.platform.entity.Words;

/** What must hold of the table itself, whatever it says. */
class SpFlowTest {

    private static final Set<SpState> FINAL = EnumSet.of(
            SpState.VOID, SpState.DECLINED, SpState.FAILED, SpState.REJECTED, SpState.EXPIRED, SpState.ERASED);

    private static final List<SpHappening> RETURNS =
            List.of(SpHappening.RETURN_OK, SpHappening.RETURN_DECLINED, SpHappening.RETURN_FAILED);

    @ParameterizedTest
    @EnumSource
    void everyPairHasItsCell(SpState state) {
        assertThat(SpHappening.values())
                .allSatisfy(happening -> assertThat(state.on(happening)).isNotNull());
    }

    @ParameterizedTest
    @EnumSource
    void justTheSixEndsHaveNoDeadline(SpState state) {
        assertThat(state.isFinal()).isEqualTo(FINAL.contains(state));
        assertThat(state.deadline().isEmpty()).isEqualTo(FINAL.contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void anEndKeepsNothingAndHasNothingToDo(SpState state) {
        if (state.isFinal()) {
            assertThat(kept(state)).isEmpty();
            assertThat(state.work()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingLeadsOutOfAnEnd(SpState state) {
        if (state.isFinal()) {
            assertThat(SpHappening.values())
                    .allSatisfy(happening ->
                            assertThat(state.on(happening).orElse(state)).isEqualTo(state));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineOrAnErasureEndsEverythingElse(SpState state) {
        if (!state.isFinal()) {
            assertThat(state.on(SpHappening.DEADLINE))
                    .hasValueSatisfying(end -> assertThat(end.isFinal()).isTrue());
            assertThat(state.on(SpHappening.ERASE)).contains(SpState.ERASED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ticketsAreKeptJustWhereDownloadsAreDue(SpState state) {
        boolean downloads = state.work().filter(Work.DOWNLOAD::equals).isPresent();

        assertThat(state.keeps(Kept.TICKET)).isEqualTo(downloads);
        if (downloads) {
            assertThat(state.keeps(Kept.KEY)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCanBeVerifiedHasItsKeyAndItsBytes(SpState state) {
        boolean verifies = state.work().filter(Work::isVerification).isPresent()
                || state.on(SpHappening.VERIFY_AGAIN).isPresent();

        if (verifies) {
            assertThat(kept(state)).contains(Kept.KEY, Kept.RAW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyVerifiedDataIsKeptAsFilesAndOnlyAfterTheReturnIsItHandedOut(SpState state) {
        assertThat(state.keeps(Kept.FILES)).isEqualTo(state == SpState.READY || state == SpState.AWAY_READY);
        assertThat(state.told().equals("ready")).isEqualTo(state == SpState.READY);
    }

    @ParameterizedTest
    @EnumSource
    void repeatsAreAcceptedWhereverThereIsData(SpState state) {
        if (state.keepsData()) {
            assertThat(state.on(SpHappening.TICKET)).contains(state);
            assertThat(state.on(SpHappening.UNABLE)).isPresent();
            assertThat(RETURNS)
                    .allSatisfy(happening -> assertThat(state.on(happening)).isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTwentyMinutesRunUntilTheReturnAndNoLonger(SpState state) {
        if (state.deadline().filter(Deadline.RETURN::equals).isPresent()
                && state.told().equals("away")) {
            assertThat(state.on(SpHappening.DEADLINE)).contains(SpState.VOID);
            assertThat(RETURNS)
                    .allSatisfy(
                            happening -> assertThat(state.on(happening)).get().isNotEqualTo(state));
        } else {
            assertThat(state.on(SpHappening.DEADLINE).filter(SpState.VOID::equals))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyStateCanBeReached(SpState state) {
        assertThat(FlowWalk.to(state).transaction().state()).isEqualTo(state);
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        Stream<Words> all = Stream.concat(
                Stream.concat(
                        Stream.of(SpState.values()).map(SpState::words),
                        Stream.of(SpHappening.values()).map(SpHappening::words)),
                Stream.of(SpReason.values()).map(SpReason::words));

        assertThat(all).allSatisfy(words -> {
            assertThat(words.english()).containsPattern("[a-z]");
            assertThat(words.chinese()).containsPattern("\\p{IsHan}").isNotEqualTo(words.english());
        });
    }

    private static List<Kept> kept(SpState state) {
        return Stream.of(Kept.values()).filter(state::keeps).toList();
    }
}
