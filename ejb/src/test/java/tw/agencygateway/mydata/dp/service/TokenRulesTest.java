package tw.agencygateway.mydata.dp.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.protocol.Introspection;
import tw.agencygateway.mydata.dp.protocol.MalformedGspAnswerException;
import tw.agencygateway.mydata.dp.protocol.UserInfo;
import tw.agencygateway.mydata.dp.service.TokenRules.Authorised;
import tw.agencygateway.platform.entity.Stage;

class TokenRulesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1000);
    private static final Optional<String> ISSUER = Optional.of("https://gsp.example");
    private static final DpDataSet STRICT = DataSets.of(DataSets.strict());
    private static final String GOOD =
            "{'active': true, 'scope': 'openid household.read', 'client_id': 'CLI.1', 'sub': 's'%s}";

    @Test
    void aTokenThatSuffices() throws Exception {
        Verdict<Authorised> verdict = judge(GOOD.formatted(""), STRICT);

        assertThat(verdict.passed()).contains(new Authorised(Optional.of("CLI.1"), Optional.of("s")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'active': false}                                           | UNAUTHORISED | INVALID_TOKEN",
                "{'active': true, 'scope': 'household.read', 'exp': 1000}    | UNAUTHORISED | INVALID_TOKEN",
                "{'active': true, 'scope': 'household.read', 'nbf': 1001}    | UNAUTHORISED | INVALID_TOKEN",
                "{'active': true, 'scope': 'household.read', 'iss': 'other'} | UNAUTHORISED | WRONG_ISSUER",
                "{'active': true, 'scope': 'household.read.all'}             | FORBIDDEN    | INSUFFICIENT_SCOPE",
                "{'active': true}                                            | FORBIDDEN    | INSUFFICIENT_SCOPE",
            })
    void aTokenThatDoesNot(String json, DpHappening happening, DpReason reason) throws Exception {
        Verdict<Authorised> verdict = judge(json, STRICT);

        assertThat(verdict.passed()).isEmpty();
        assertThat(verdict.happening()).isEqualTo(happening);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void audienceAndClientCountWhereTheyAreConfigured() throws Exception {
        DpDataSet narrow = DataSets.of(
                new DpPolicy.Access(true, List.of("API.Household1"), List.of("CLI.1"), List.of("192.0.2.0/24")));

        assertThat(judge(GOOD.formatted(", 'aud': ['a', 'API.Household1']"), narrow)
                        .passed())
                .isPresent();
        assertThat(judge(GOOD.formatted(""), narrow).reason()).isEqualTo(DpReason.WRONG_AUDIENCE);
        assertThat(judge("{'active': true, 'scope': 'household.read', 'aud': 'API.Household1'}", narrow)
                        .reason())
                .isEqualTo(DpReason.CLIENT_NOT_ALLOWED);
    }

    @Test
    void aPersonWhoIsVerified() throws Exception {
        Verdict<DpPerson> verdict = person(
                "{'sub': 's', 'uid': 'a123456789', 'uid_verified': 'True', 'birthdate': '1973/07/14'}",
                STRICT,
                DpForm.ZIP);

        assertThat(verdict.passed()).contains(new DpPerson("A123456789", LocalDate.of(1973, 7, 14), "s", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'sub': 'another', 'uid': 'A123456789', 'uid_verified': true} | OTHER_PERSON",
                "{'sub': 's', 'uid': 'A123456789', 'uid_verified': 'false'}    | NOT_VERIFIED",
                "{'sub': 's', 'uid': 'A123456789'}                             | NOT_VERIFIED",
                "{'sub': 's', 'uid_verified': true}                            | NOT_VERIFIED",
            })
    void aPersonWhoIsNotServed(String json, DpReason reason) throws Exception {
        Verdict<DpPerson> verdict = person(json, STRICT, DpForm.JSON);

        assertThat(verdict.happening()).isEqualTo(DpHappening.FORBIDDEN);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void theIdOfTheTestStageIsAPersonThereAndNowhereElse() throws Exception {
        String json = "{'sub': 's', 'uid': 'A999999999', 'uid_verified': true}";

        assertThat(person(json, DataSets.of(Stage.TEST), DpForm.ZIP).passed())
                .contains(new DpPerson("A999999999", null, "s", null));
        assertThat(person(json, STRICT, DpForm.ZIP).happening()).isEqualTo(DpHappening.FAILED);
    }

    @Test
    void withoutAnIdThereIsOnlyTheFormThatNeedsNone() throws Exception {
        DpDataSet lenient = DataSets.of(new DpPolicy.Access(false, List.of(), List.of(), List.of("192.0.2.0/24")));

        assertThat(person("{'account': 'dream'}", lenient, DpForm.JSON).passed())
                .contains(new DpPerson(null, null, "s", "dream"));
        assertThat(person("{'account': 'dream'}", lenient, DpForm.ZIP).reason()).isEqualTo(DpReason.NOT_IDENTIFIED);
    }

    private static Verdict<Authorised> judge(String json, DpDataSet dataSet) throws MalformedGspAnswerException {
        return TokenRules.judge(Introspection.parse(bytes(json)), dataSet, ISSUER, NOW);
    }

    private static Verdict<DpPerson> person(String json, DpDataSet dataSet, DpForm form)
            throws MalformedGspAnswerException {
        return TokenRules.judge(UserInfo.parse(bytes(json)), dataSet, form, Optional.of("s"));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
