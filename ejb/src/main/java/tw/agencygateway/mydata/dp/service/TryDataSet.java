package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HexFormat;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.pack.protocol.PersonData;

/**
 * Fetches a test person's data from a data set's source, as a request of MyData would. It goes back to whoever asked and is kept nowhere;
 * the log keeps who asked for which data set, and for whom under the name that the transaction log finds a person by: only who holds the
 * master keys can tell whose it is.
 */
@ApplicationScoped
public class TryDataSet {

    private static final Logger LOG = System.getLogger(TryDataSet.class.getName());

    @Inject
    SourceCalls sources;

    @Inject
    MakeFile files;

    @Inject
    DpSecrets secrets;

    @Inject
    Clock clock;

    private final TrialAllowance allowance = new TrialAllowance();

    /** A file as MyData would get it. */
    public record TrialFile(String name, byte[] bytes) {}

    /**
     * The rows as the registered fields.
     *
     * @param administrator who asks
     * @throws SourceException where the source gives none
     * @throws FileNotMadeException where they are not as the fields say
     * @throws TooManyTrialsException where the administrator has asked too often
     * @throws InterruptedException when the server stops
     */
    public PersonData rows(DpDataSet dataSet, DpPerson person, String administrator)
            throws SourceException, FileNotMadeException, TooManyTrialsException, InterruptedException {
        if (!allowance.take(administrator, clock.instant())) {
            throw new TooManyTrialsException(administrator);
        }
        String whom = HexFormat.of().formatHex(secrets.personIndex(person));
        LOG.log(Level.INFO, "{0} tried by {1} with the person of index {2}", dataSet.resourceId(), administrator, whom);
        return PersonRows.of(dataSet, sources.attempt(dataSet, person));
    }

    /** As {@link #rows}, in the form that MyData may ask for. */
    public TrialFile file(DpDataSet dataSet, DpForm form, DpPerson person, String administrator)
            throws SourceException, FileNotMadeException, TooManyTrialsException, InterruptedException, IOException {
        PersonData data = rows(dataSet, person, administrator);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.content(dataSet, form, person, data).writeTo(out);
        return new TrialFile(MakeFile.name(dataSet, form), out.toByteArray());
    }
}
