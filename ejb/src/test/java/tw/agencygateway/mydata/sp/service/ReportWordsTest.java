package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.mydata.pack.protocol.FindingCode;
import tw.agencygateway.mydata.sp.entity.Words;
import tw.agencygateway.pki.protocol.SignerStatus;

class ReportWordsTest {

    @ParameterizedTest
    @EnumSource
    void everyFindingHasWords(FindingCode code) {
        Words words = of(finding(code.code(), "\"x\"")).findings().get(0).words();

        assertAreWords(words);
        assertThat(words.english()).isNotEqualTo(code.code());
    }

    @ParameterizedTest
    @EnumSource
    void everySignerStatusHasWordsAsAStatusAndInAFinding(SignerStatus status) {
        ReportWords report = of(finding("signer-rejected", "\"" + status.code() + "\""), signer(status.code()));
        Words words = report.signers().get(0).status();

        assertAreWords(words);
        assertThat(report.findings().get(0).words().chinese()).endsWith(words.chinese());
        assertThat(report.findings().get(0).words().english()).endsWith(words.english());
    }

    @Test
    void theBundlesHaveJustTheseKeys() {
        Set<String> expected = Stream.concat(
                        Stream.of(FindingCode.values()).map(FindingCode::code),
                        Stream.of(SignerStatus.values()).map(status -> "status." + status.code()))
                .collect(Collectors.toCollection(TreeSet::new));

        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.TRADITIONAL_CHINESE}) {
            assertThat(ResourceBundle.getBundle("tw.agencygateway.mydata.sp.service.findings", locale)
                            .keySet())
                    .as(locale.toString())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void anOldReportsFindingThatIsNoLongerKnownIsShownByItsCode() {
        assertThat(of(finding("gone", "")).findings().get(0).words()).isEqualTo(new Words("gone", "gone"));
    }

    @Test
    void whatADetailSaysIsNoPattern() {
        assertThat(of(finding("signer-rejected", "\"{0} '{1}\""))
                        .findings()
                        .get(0)
                        .words()
                        .english())
                .endsWith("{0} '{1}");
    }

    private static void assertAreWords(Words words) {
        assertThat(words.chinese()).containsPattern("\\p{IsHan}").doesNotContain("''");
        assertThat(words.english())
                .containsPattern("[a-z]")
                .doesNotContain("''")
                .isNotEqualTo(words.chinese());
    }

    private static ReportWords of(String finding) {
        return of(finding, signer("trusted"));
    }

    private static ReportWords of(String finding, String signer) {
        return ReportWords.of("{\"verdict\":\"REJECTED\",\"findings\":[" + finding + "],\"signers\":[" + signer + "]}");
    }

    private static String finding(String code, String details) {
        return "{\"code\":\"" + code + "\",\"severity\":\"ERROR\",\"section\":\"§\",\"details\":[" + details + "]}";
    }

    private static String signer(String status) {
        return "{\"resource_id\":\"API.A\",\"subject\":\"CN=S\",\"issuer\":\"CN=I\",\"serial\":\"1\",\"sha256\":\"00\","
                + "\"status\":\"" + status + "\"}";
    }
}
