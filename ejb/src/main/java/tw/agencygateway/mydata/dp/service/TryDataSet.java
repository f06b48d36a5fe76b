package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.pack.protocol.PersonData;

/**
 * Fetches a test person's data from a data set's source, as a request of MyData would. It goes back to whoever asked and is kept nowhere;
 * what is kept is who asked for which data set, not for whom.
 */
@ApplicationScoped
public class TryDataSet {

    private static final Logger LOG = System.getLogger(TryDataSet.class.getName());

    @Inject
    SourceCalls sources;

    @Inject
    MakeFile files;

    /** A file as MyData would get it. */
    public record TrialFile(String name, byte[] bytes) {}

    /**
     * The rows as the registered fields.
     *
     * @param administrator who asks
     * @throws SourceException where the source gives none
     * @throws FileNotMadeException where they are not as the fields say
     * @throws InterruptedException when the server stops
     */
    public PersonData rows(DpDataSet dataSet, DpPerson person, String administrator)
            throws SourceException, FileNotMadeException, InterruptedException {
        LOG.log(Level.INFO, "{0} tried with a test person by {1}", dataSet.resourceId(), administrator);
        return PersonRows.of(dataSet, sources.fetch(dataSet, person));
    }

    /** As {@link #rows}, in the form that MyData may ask for. */
    public TrialFile file(DpDataSet dataSet, DpForm form, DpPerson person, String administrator)
            throws SourceException, FileNotMadeException, InterruptedException, IOException {
        PersonData data = rows(dataSet, person, administrator);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.content(dataSet, form, person, data).writeTo(out);
        return new TrialFile(MakeFile.name(dataSet, form), out.toByteArray());
    }
}
