package tw.agencygateway.mydata.dp.service;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tw.agencygateway.mydata.dp.service.SourceException.Kind;

/** A JSON file with one person's data: an object or a list of objects. What is no national id never becomes part of a name. */
final class PersonFile {

    private static final Pattern UID = Pattern.compile("[A-Z0-9]{8,10}");

    private PersonFile() {}

    /** {@code <uid>.json}. */
    static String name(DpPerson person) throws SourceException {
        if (person.uid() == null || !UID.matcher(person.uid()).matches()) {
            throw new SourceException(Kind.WRONG, "files are named by national ids");
        }
        return person.uid() + ".json";
    }

    /** @param content all of it, or the first byte too many */
    static List<Map<String, Object>> rows(byte[] content, SourceQuery.Limits limits) throws SourceException {
        if (content.length > limits.bytes()) {
            throw new SourceException(Kind.WRONG, "a file of more than " + limits.bytes() + " bytes");
        }
        return JsonRows.read(content, limits.rows());
    }
}
