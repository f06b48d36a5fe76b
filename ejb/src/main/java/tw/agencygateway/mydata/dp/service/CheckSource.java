package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;

/**
 * Whether a source gives what the fields of a form ask for, as far as it tells without a person. What is proven not to fit is refused; what
 * cannot be judged now, because the source does not answer, is not.
 */
@ApplicationScoped
public class CheckSource {

    @Inject
    SourceCatalogue sources;

    @Inject
    SourceSecrets secrets;

    @Inject
    SourceCalls calls;

    /**
     * Tries the source of a form that is checked otherwise.
     *
     * @return why it cannot be judged now; empty where it fits
     * @throws InterruptedException when the server stops
     */
    public Optional<String> check(DataSetForm form) throws InvalidDataSetException, InterruptedException {
        PersonDataSource source = sources.find(form.source().kind())
                .orElseThrow(() -> new InvalidDataSetException("source.kind", Problem.UNKNOWN));
        List<String> wanted = form.form().fields().stream().map(DpField::column).toList();
        SourceQuery query = new SourceQuery(
                form.source().settings(), secrets.of(form), wanted, DpPerson.NOBODY, sources.limits(calls.probeTime()));
        try {
            Optional<List<String>> given = calls.columns(source, query);
            if (given.isPresent()) {
                compare(wanted, given.get());
            }
            return Optional.empty();
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.WRONG) {
                throw new InvalidDataSetException("source.settings", Problem.REFUSED_BY_SOURCE, e.getMessage());
            }
            return Optional.of(e.getMessage());
        }
    }

    private static void compare(List<String> wanted, List<String> given) throws InvalidDataSetException {
        Set<String> there = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        there.addAll(given);
        String missing =
                wanted.stream().filter(column -> !there.contains(column)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new InvalidDataSetException(
                    "fields.column", Problem.NO_SUCH_COLUMN, missing + " ≠ " + String.join(", ", given));
        }
    }
}
