package tw.agencygateway.sandbox.gsp;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tw.agencygateway.sandbox.registry.Person;

/**
 * Who has logged in at GSP; null is what GSP does not know.
 *
 * @param sub by which GSP knows the account, always the same for the same person
 * @param birthdate yyyy/MM/dd
 */
public record Citizen(
        String sub, String name, String uid, String birthdate, String gender, String email, String account) {

    static Citizen of(Person person) {
        return new Citizen(
                subjectOf(person.id()),
                person.name(),
                person.id(),
                person.birthday().replace('-', '/'),
                person.gender(),
                person.email(),
                person.account());
    }

    static String subjectOf(String id) {
        return UUID.nameUUIDFromBytes(("gsp " + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Citizen withSubject(String other) {
        return new Citizen(other, name, uid, birthdate, gender, email, account);
    }

    @Override
    public String toString() {
        return "Citizen[" + sub + "]";
    }
}
