package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;

/** All sources, the gateway's and the agency's own. */
@ApplicationScoped
public class SourceCatalogue {

    @Inject
    @Any
    private Instance<PersonDataSource> sources;

    @Inject
    private DpSecrets secrets;

    @Inject
    private DpConfiguration configuration;

    /** The names of all sources. */
    public List<String> names() {
        return sources.stream().map(PersonDataSource::name).sorted().toList();
    }

    Optional<PersonDataSource> find(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /** The source that a data set names. */
    PersonDataSource of(DpDataSet dataSet) throws SourceException {
        String name = dataSet.source().kind();
        return find(name)
                .orElseThrow(() -> new SourceException(SourceException.Kind.WRONG, "there is no source " + name));
    }

    /**
     * What a data set's source is asked about a person.
     *
     * @param time for the whole answer
     */
    SourceQuery query(DpDataSet dataSet, DpPerson person, Duration time) {
        return new SourceQuery(
                dataSet.source().settings(),
                secrets.openSourceSecret(dataSet),
                dataSet.fields().stream().map(DpField::column).toList(),
                person,
                limits(time));
    }

    /** How much any source may take and give. */
    SourceQuery.Limits limits(Duration time) {
        return new SourceQuery.Limits(time, configuration.sourceBytes(), configuration.sourceRows());
    }
}
