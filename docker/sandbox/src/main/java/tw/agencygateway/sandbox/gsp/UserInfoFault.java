package tw.agencygateway.sandbox.gsp;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import tw.agencygateway.sandbox.fault.Bend;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;

/** How the user info can deviate (DP §柒.四). */
public enum UserInfoFault implements Bend<Answer>, EndpointFault {
    /** The subject is another one than introspection says. */
    FOREIGN_SUBJECT((answer, p) -> answer.body.put("sub", UUID.randomUUID().toString())),
    /** All that it says is of another citizen; the subject too, unless that is kept. */
    FOREIGN_PERSON(UserInfoFault::swap, Parameter.text("uid", "B223344554"), Parameter.flag("keep_sub")),
    UID_NOT_VERIFIED((answer, p) -> answer.body.put("uid_verified", false)),
    UID((answer, p) -> answer.body.put("uid", p.text("uid")), Parameter.text("uid", "A123456788")),
    BIRTHDATE_WITH_DASHES((answer, p) ->
            answer.body.put("birthdate", answer.body.path("birthdate").asText().replace('/', '-'))),
    GENDER_IN_WORDS((answer, p) ->
            answer.body.put("gender", answer.body.path("gender").asText().equals("F") ? "female" : "male")),
    /** As in the document's own example. */
    CHALLENGE_WITHOUT_SCHEME((answer, p) -> answer.withScheme = false);

    private final BiConsumer<Answer, Parameters> change;
    private final List<Parameter> parameters;

    UserInfoFault(BiConsumer<Answer, Parameters> change, Parameter... parameters) {
        this.change = change;
        this.parameters = EndpointFault.with(parameters);
    }

    @Override
    public void bend(Answer answer, Parameters given) {
        if (answer.body != null || this == CHALLENGE_WITHOUT_SCHEME) {
            change.accept(answer, given);
        }
    }

    @Override
    public boolean concerns(Endpoint endpoint, Parameters given) {
        return endpoint == Endpoint.USER_INFO;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "gsp_user_info";
    }

    private static void swap(Answer answer, Parameters p) {
        String uid = p.text("uid");
        String sub = p.flag("keep_sub") ? answer.body.path("sub").asText() : Citizen.subjectOf(uid);
        answer.body.removeAll();
        answer.body.put("sub", sub).put("cn", "別人").put("uid", uid).put("uid_verified", true);
        answer.body.put("birthdate", "1990/11/02").put("gender", "F");
    }
}
