package tw.agencygateway.sandbox.gsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tw.agencygateway.sandbox.fault.Faults;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.registry.NationalId;
import tw.agencygateway.sandbox.registry.Person;
import tw.agencygateway.sandbox.registry.Registry;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/**
 * A token to be issued.
 *
 * @param value empty where GSP is to make one
 * @param faults how GSP shall misbehave wherever the token is presented
 */
public record TokenOrder(
        String value, Citizen citizen, String clientId, List<String> scopes, Duration life, Faults faults) {
    private static final int ONE_HOUR = 3600;

    /**
     * Reads {@code {"person": "A123456789", "data_set": "API.Household1"}}: a citizen by national id or by account, and what was
     * agreed to by data set or by scopes. Every member of the user info may be given too, for a citizen who is otherwise unknown, or
     * another value for one who is known; empty is none.
     *
     * @throws HttpError 400 for what cannot be read, 404 for an unknown citizen or data set
     */
    public static TokenOrder read(JsonNode wish, Registry registry, Resources resources) throws HttpError {
        return new TokenOrder(
                wish.path("token").asText(),
                citizen(wish, registry),
                wish.path("client_id").asText(registry.services().get(0).clientId()),
                scopes(wish, resources),
                Duration.ofSeconds(wish.path("seconds").asLong(ONE_HOUR)),
                wish.has("misbehaviours") ? Gsp.catalogue().read(wish.get("misbehaviours")) : Faults.NONE);
    }

    /** The ordinary one. */
    public static TokenOrder of(Person person, String clientId, Resource resource) {
        return new TokenOrder(
                "", Citizen.of(person), clientId, scopes(resource), Duration.ofSeconds(ONE_HOUR), Faults.NONE);
    }

    private static List<String> scopes(Resource resource) {
        return Stream.concat(Stream.of("openid"), Stream.of(resource.scope().split(" ")))
                .toList();
    }

    private static List<String> scopes(JsonNode wish, Resources resources) throws HttpError {
        if (wish.has("scopes")) {
            return StreamSupport.stream(wish.get("scopes").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return scopes(resources
                .find(wish.path("data_set").asText())
                .orElseThrow(() -> new HttpError(404, "data_set names none whose provider can be asked")));
    }

    private static Citizen citizen(JsonNode wish, Registry registry) throws HttpError {
        Citizen known = known(wish, registry);
        if (wish.path("sub").asText(known.sub()).isEmpty()) {
            throw new HttpError(400, "a citizen has a sub; members_missing keeps it secret");
        }
        return new Citizen(
                wish.path("sub").asText(known.sub()),
                wish.path("name").asText(known.name()),
                wish.path("uid").asText(known.uid()),
                wish.path("birthdate").asText(known.birthdate()),
                wish.path("gender").asText(known.gender()),
                wish.path("email").asText(known.email()),
                wish.path("account").asText(known.account()));
    }

    private static Citizen known(JsonNode wish, Registry registry) throws HttpError {
        String id = wish.path("person").asText();
        String account = wish.path("account").asText();
        Optional<Person> person = registry.persons().stream()
                .filter(each -> id.isEmpty()
                        ? account.equals(each.account())
                        : each.id().equals(id))
                .findFirst();
        if (person.isEmpty() && !NationalId.isValid(id)) {
            throw new HttpError(404, "person is no national id, and account none that is known");
        }
        return Citizen.of(person.orElseGet(() -> Person.unknown(id)));
    }
}
