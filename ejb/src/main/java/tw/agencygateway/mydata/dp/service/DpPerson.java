package tw.agencygateway.mydata.dp.service;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whom data is asked for: what a source may be keyed by (decisions row 41). Members that the authorization server did not give are null.
 *
 * @param uid 身分證字號 or 統一證號, its letter in upper case
 * @param birthdate 生日
 * @param sub the authorization server's name for the person
 * @param account eGov 帳號
 */
public record DpPerson(String uid, LocalDate birthdate, String sub, String account) {

    /** Of whom nothing is asked. */
    static final DpPerson NOBODY = new DpPerson(null, null, null, null);

    /** Of whom nothing but the authorization server's name is known. */
    static DpPerson ofSub(Optional<String> sub) {
        return new DpPerson(null, null, sub.orElse(null), null);
    }

    static DpPerson parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            String birthdate = object.getString("birthdate", null);
            return new DpPerson(
                    object.getString("uid", null),
                    birthdate == null ? null : LocalDate.parse(birthdate),
                    object.getString("sub", null),
                    object.getString("account", null));
        }
    }

    String json() {
        JsonObjectBuilder object = Json.createObjectBuilder();
        parameters().forEach((name, value) -> {
            if (value != null) {
                object.add(name, value);
            }
        });
        return object.build().toString();
    }

    /** What a source's query or address may name: {@code uid}, {@code birthdate} (ISO 8601), {@code sub} and {@code account}. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("uid", uid);
        parameters.put("birthdate", birthdate == null ? null : birthdate.toString());
        parameters.put("sub", sub);
        parameters.put("account", account);
        return parameters;
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "DpPerson[…]";
    }
}
