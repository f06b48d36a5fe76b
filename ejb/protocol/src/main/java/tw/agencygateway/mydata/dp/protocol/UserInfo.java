package tw.agencygateway.mydata.dp.protocol;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Objects;
import java.util.Optional;
import tw.agencygateway.mydata.pack.protocol.MalformedPersonIdException;
import tw.agencygateway.mydata.pack.protocol.PersonId;

/**
 * Who gave an access token, as the authorization server says:
 *
 * <pre>{"sub": text, "cn": text, "uid": national id, "uid_verified": "True", "birthdate": "1973/07/14", "gender": "M", "email": text,
 * "account": text}</pre>
 *
 * Every member may be absent. A uid that is there is a person's, with the right check digit, or that of the test stage; {@code uid_verified} is a boolean or the text of
 * one; {@code birthdate} has slashes or hyphens; a gender that is none of the four known words counts as absent. Bounds as for {@link
 * Introspection}. Source: MyData DP V1.3 §柒.四.(二). {@link #toString()} tells nothing of the person.
 *
 * @param name {@code cn}
 */
public record UserInfo(
        Optional<String> subject,
        Optional<String> name,
        Optional<PersonId> uid,
        Optional<Boolean> uidVerified,
        Optional<LocalDate> birthdate,
        Optional<Gender> gender,
        Optional<String> email,
        Optional<String> account) {
    /** Largest answer that is read at all. */
    public static final int MAX_BYTES = GspAnswer.MAX_BYTES;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    public UserInfo {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(uidVerified);
        Objects.requireNonNull(birthdate);
        Objects.requireNonNull(gender);
        Objects.requireNonNull(email);
        Objects.requireNonNull(account);
    }

    /** Reads the body of an answer with status 200. */
    public static UserInfo parse(byte[] body) throws MalformedGspAnswerException {
        GspAnswer answer = GspAnswer.parse(body);
        return new UserInfo(
                answer.text("sub"),
                answer.text("cn"),
                uid(answer.text("uid")),
                answer.flag("uid_verified"),
                birthdate(answer.text("birthdate")),
                answer.text("gender").flatMap(Gender::of),
                answer.text("email"),
                answer.text("account"));
    }

    private static Optional<PersonId> uid(Optional<String> text) throws MalformedGspAnswerException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            PersonId id = PersonId.parseOfAnyStage(text.get());
            if (!id.isBusiness()) {
                return Optional.of(id);
            }
        } catch (MalformedPersonIdException e) {
            throw notAPerson();
        }
        throw notAPerson();
    }

    private static MalformedGspAnswerException notAPerson() {
        return new MalformedGspAnswerException("uid is no person's id");
    }

    private static Optional<LocalDate> birthdate(Optional<String> text) throws MalformedGspAnswerException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get().replace('/', '-'), DATE));
        } catch (DateTimeParseException e) {
            // no cause: its message quotes the text
            throw new MalformedGspAnswerException("birthdate is no date");
        }
    }

    /** Whether both answers are about the same account, as far as both say. */
    public boolean agreesWith(Introspection introspection) {
        return subject.isEmpty() || introspection.subject().isEmpty() || subject.equals(introspection.subject());
    }

    @Override
    public String toString() {
        return "UserInfo[" + (uid.isPresent() ? "uid" : "no uid") + ", "
                + (uidVerified.orElse(false) ? "verified" : "not verified") + "]";
    }
}
