package tw.agencygateway.mydata.sp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.agencygateway.mydata.pack.protocol.DataSetSigner;
import tw.agencygateway.mydata.pack.protocol.FindingCode;
import tw.agencygateway.mydata.pack.protocol.Verdict;
import tw.agencygateway.mydata.pack.protocol.VerificationReport;
import tw.agencygateway.pki.protocol.CertificateFacts;
import tw.agencygateway.pki.protocol.PathCheck;
import tw.agencygateway.pki.protocol.RevocationCheck;
import tw.agencygateway.pki.protocol.RevocationCheck.Source;
import tw.agencygateway.pki.protocol.RevocationCheck.Status;
import tw.agencygateway.pki.protocol.SignerStatus;
import tw.agencygateway.pki.protocol.SignerVerdict;
import tw.agencygateway.platform.entity.Words;

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

    static Stream<String> told() {
        return Stream.of(
                "revocation.root",
                "revocation.none.unknown",
                "revocation.crl.good",
                "revocation.crl.revoked",
                "revocation.crl.unknown",
                "revocation.ocsp.good",
                "revocation.ocsp.revoked",
                "revocation.ocsp.unknown");
    }

    @Test
    void theReportSaysByWhomEachCertificateOfThePathWasToldGood() {
        Instant at = Instant.parse("2026-11-20T04:00:00Z");
        CertificateFacts facts = new CertificateFacts("CN=S", "CN=I", "1f", "00", at, at);
        SignerVerdict verdict = new SignerVerdict(
                SignerStatus.TRUSTED,
                at,
                List.of(
                        path(facts, Status.GOOD, Source.CRL, "7", at),
                        path(facts, Status.GOOD, Source.OCSP, "CN=R", at),
                        path(facts, Status.UNKNOWN, Source.NONE, null, null),
                        new PathCheck(facts, null)));
        VerificationReport report = new VerificationReport(
                Verdict.VERIFIED, List.of(), List.of(), List.of(), List.of(new DataSetSigner("API.A", facts, verdict)));

        ReportWords.Signer signer =
                ReportWords.of(ReportJson.write(report)).signers().get(0);

        assertThat(signer.checkedAt()).isEqualTo(at);
        assertThat(signer.path().stream().map(step -> step.told().english()))
                .containsExactly(
                        "not revoked, by revocation list no. 7 of 2026-11-20 12:00, next 2026-11-20 12:00",
                        "not revoked, by the OCSP answer of CN=R at 2026-11-20 12:00, good from 2026-11-20 12:00 to"
                                + " 2026-11-20 12:00",
                        "nobody could tell whether it is revoked",
                        "root of the trust list, or the end of what was found");
        signer.path().forEach(step -> assertAreWords(step.told()));
    }

    private static PathCheck path(CertificateFacts facts, Status status, Source source, String name, Instant at) {
        return new PathCheck(facts, new RevocationCheck(status, source, name, at, at, at, null));
    }

    @Test
    void theBundlesHaveJustTheseKeys() {
        Set<String> expected = Stream.concat(
                        Stream.of(FindingCode.values()).map(FindingCode::code),
                        Stream.concat(
                                Stream.of(SignerStatus.values()).map(status -> "status." + status.code()), told()))
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
