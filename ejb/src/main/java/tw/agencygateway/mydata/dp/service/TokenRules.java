package tw.agencygateway.mydata.dp.service;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpHappening;
import tw.agencygateway.mydata.dp.entity.DpPolicy;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpScope;
import tw.agencygateway.mydata.dp.protocol.Introspection;
import tw.agencygateway.mydata.dp.protocol.UserInfo;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.platform.entity.Stage;

/** Whether what the authorization server says of a token and its person suffices for a data set (decisions rows 38, 40, 41). */
final class TokenRules {

    private TokenRules() {}

    /** What goes on from an introspection. */
    record Authorised(Optional<String> clientId, Optional<String> sub) {}

    /**
     * Judges an introspection.
     *
     * @param issuer of the discovered authorization server; empty where nothing was discovered
     */
    static Verdict<Authorised> judge(Introspection token, DpDataSet dataSet, Optional<String> issuer, Instant now) {
        if (!token.active() || !token.isTimely(now)) {
            return Verdict.of(DpHappening.UNAUTHORISED, DpReason.INVALID_TOKEN, null);
        }
        if (token.issuer().isPresent() && issuer.isPresent() && !token.issuer().equals(issuer)) {
            return Verdict.of(DpHappening.UNAUTHORISED, DpReason.WRONG_ISSUER, null);
        }
        DpPolicy.Access access = dataSet.policy().access();
        if (!access.audiences().isEmpty() && Collections.disjoint(access.audiences(), token.audience())) {
            return Verdict.of(DpHappening.UNAUTHORISED, DpReason.WRONG_AUDIENCE, null);
        }
        List<String> scopes = dataSet.scopes().stream().map(DpScope::value).toList();
        if (Collections.disjoint(scopes, token.scopes())) {
            return Verdict.of(DpHappening.FORBIDDEN, DpReason.INSUFFICIENT_SCOPE, null);
        }
        if (!access.clients().isEmpty()
                && token.clientId().filter(access.clients()::contains).isEmpty()) {
            return Verdict.of(DpHappening.FORBIDDEN, DpReason.CLIENT_NOT_ALLOWED, null);
        }
        return Verdict.passed(new Authorised(token.clientId(), token.subject()));
    }

    /**
     * Judges user information.
     *
     * @param sub whom the introspection named
     */
    static Verdict<DpPerson> judge(UserInfo info, DpDataSet dataSet, DpForm form, Optional<String> sub) {
        if (info.uid().filter(PersonId.OF_TEST_STAGE::equals).isPresent() && dataSet.stage() != Stage.TEST) {
            return Verdict.of(DpHappening.FAILED, DpReason.GSP_FAILED, null);
        }
        if (sub.isPresent() && info.subject().isPresent() && !sub.equals(info.subject())) {
            return Verdict.of(DpHappening.FORBIDDEN, DpReason.OTHER_PERSON, null);
        }
        boolean verified = info.uid().isPresent() && info.uidVerified().orElse(false);
        if (dataSet.policy().access().verifiedId() && !verified) {
            return Verdict.of(DpHappening.FORBIDDEN, DpReason.NOT_VERIFIED, null);
        }
        DpPerson person = new DpPerson(
                info.uid().map(PersonId::value).orElse(null),
                info.birthdate().orElse(null),
                info.subject().or(() -> sub).orElse(null),
                info.account().orElse(null));
        // a PDF is opened with the id
        boolean identified =
                person.uid() != null || form == DpForm.JSON && (person.sub() != null || person.account() != null);
        return identified ? Verdict.passed(person) : Verdict.of(DpHappening.FORBIDDEN, DpReason.NOT_IDENTIFIED, null);
    }
}
