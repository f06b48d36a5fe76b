package tw.agencygateway.mydata.dp.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.agencygateway.mydata.pack.protocol.PersonId;

class UserInfoTest {
    @Test
    void an_answer_as_in_the_document_is_read() throws Exception {
        UserInfo user = parse("""
                {"sub": "GSP-1", "cn": "王小明", "uid": "a123456789", "uid_verified": "True", "birthdate": "1973/07/14",
                 "gender": "M", "email": "user@example.com", "account": "wang1973", "phone": ["x"]}
                """);

        assertThat(user.subject()).contains("GSP-1");
        assertThat(user.name()).contains("王小明");
        assertThat(user.uid()).contains(new PersonId("A123456789"));
        assertThat(user.uidVerified()).contains(true);
        assertThat(user.birthdate()).contains(LocalDate.of(1973, 7, 14));
        assertThat(user.gender()).contains(Gender.MALE);
        assertThat(user.email()).contains("user@example.com");
        assertThat(user.account()).contains("wang1973");
    }

    @Test
    void every_member_may_be_absent() throws Exception {
        UserInfo user = parse("{}");

        assertThat(user).isEqualTo(parse("{\"uid\":\"\",\"cn\":null,\"uid_verified\":\"\",\"birthdate\":\"\"}"));
        assertThat(user.uid()).isEmpty();
        assertThat(user.uidVerified()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A123456789", "A863608378", "AA01586839"})
    void citizens_and_both_forms_of_resident_numbers_are_persons(String uid) throws Exception {
        assertThat(parse("{\"uid\":\"" + uid + "\"}").uid()).contains(new PersonId(uid));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "false,false", "\"true\",true", "\"False\",false"})
    void verified_is_a_boolean_or_its_text(String member, boolean verified) throws Exception {
        assertThat(parse("{\"uid_verified\":" + member + "}").uidVerified()).contains(verified);
    }

    @Test
    void a_birthdate_may_have_hyphens() throws Exception {
        assertThat(parse("{\"birthdate\":\"2000-02-29\"}").birthdate()).contains(LocalDate.of(2000, 2, 29));
    }

    @ParameterizedTest
    @CsvSource({"M,MALE", "F,FEMALE", "male,MALE", "Female,FEMALE"})
    void a_gender_has_two_spellings(String member, Gender gender) throws Exception {
        assertThat(parse("{\"gender\":\"" + member + "\"}").gender()).contains(gender);
    }

    @Test
    void an_unknown_gender_is_an_absent_one() throws Exception {
        assertThat(parse("{\"gender\":\"X\"}").gender()).isEmpty();
    }

    @Test
    void another_account_than_that_of_the_token_does_not_agree() throws Exception {
        Introspection token = Introspection.parse("{\"active\":true,\"sub\":\"s-1\"}".getBytes(UTF_8));
        Introspection silent = Introspection.parse("{\"active\":true}".getBytes(UTF_8));

        assertThat(parse("{\"sub\":\"s-1\"}").agreesWith(token)).isTrue();
        assertThat(parse("{\"sub\":\"s-2\"}").agreesWith(token)).isFalse();
        assertThat(parse("{}").agreesWith(token)).isTrue();
        assertThat(parse("{\"sub\":\"s-2\"}").agreesWith(silent)).isTrue();
    }

    @Test
    void its_text_tells_nothing_of_the_person() throws Exception {
        assertThat(parse("""
                {"sub": "hidden", "cn": "王小明", "uid": "A123456789", "email": "hidden", "account": "hidden", "uid_verified": true}
                """)).hasToString("UserInfo[uid, verified]");
    }

    private static UserInfo parse(String json) throws MalformedGspAnswerException {
        return UserInfo.parse(json.getBytes(UTF_8));
    }
}
