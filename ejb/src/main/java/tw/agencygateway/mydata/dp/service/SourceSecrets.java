package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpDataSets;
import tw.agencygateway.mydata.dp.entity.DpSource;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException.Problem;

/**
 * Which secret a source has once a form is taken over: the one that was typed in, or the one there is. That one is never seen by whoever
 * fills in a form, so it is not sent to another place than it was typed in for either.
 */
@ApplicationScoped
public class SourceSecrets {

    /** What is asked for is no place. */
    private static final String QUERY = "query";

    @Inject
    DpDataSets dataSets;

    @Inject
    DpSecrets secrets;

    /** @throws InvalidDataSetException where it is to be typed in again */
    Optional<String> of(DataSetForm form) throws InvalidDataSetException {
        Optional<String> typed = form.source().secret();
        if (typed.isPresent()) {
            return typed.filter(secret -> !secret.isEmpty());
        }
        Optional<DpDataSet> known = dataSets.byResourceId(form.resourceId());
        if (known.isEmpty() || known.get().source().secret().isEmpty() || !isSameKind(form, known.get())) {
            return Optional.empty();
        }
        DpSource source = known.get().source();
        if (!place(source.settings()).equals(place(form.source().settings()))) {
            throw new InvalidDataSetException("source.secret", Problem.NEEDED_AGAIN);
        }
        return secrets.openSourceSecret(known.get());
    }

    private static boolean isSameKind(DataSetForm form, DpDataSet known) {
        return known.source().kind().equals(form.source().kind());
    }

    private static Map<String, String> place(Map<String, String> settings) {
        Map<String, String> place = new LinkedHashMap<>(settings);
        place.remove(QUERY);
        return place;
    }
}
