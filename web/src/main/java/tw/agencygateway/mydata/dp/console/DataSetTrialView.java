package tw.agencygateway.mydata.dp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.protocol.AnswerForm;
import tw.agencygateway.mydata.dp.service.DataSetRegister;
import tw.agencygateway.mydata.dp.service.DpPerson;
import tw.agencygateway.mydata.dp.service.FileNotMadeException;
import tw.agencygateway.mydata.dp.service.SourceException;
import tw.agencygateway.mydata.dp.service.TooManyTrialsException;
import tw.agencygateway.mydata.dp.service.TryDataSet;
import tw.agencygateway.mydata.dp.service.TryDataSet.TrialFile;
import tw.agencygateway.mydata.pack.protocol.MalformedPersonIdException;
import tw.agencygateway.mydata.pack.protocol.PersonData;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.platform.console.Download;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.console.TypedDate;
import tw.agencygateway.platform.entity.Stage;

/** Trying a data set with a test person. Nothing of the person outlives the request: the bean is the request's, and no session has it. */
@Named
@RequestScoped
public class DataSetTrialView {

    private static final int FIRST_YEAR = 1900;
    private static final int MOST_ROWS = 50;

    @Inject
    private DataSetRegister register;

    @Inject
    private TryDataSet trials;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private String resourceId;
    private String uid;
    private String birthdate;
    private DpDataSet dataSet;
    private PersonData data;

    /** Something that asks the source. */
    @FunctionalInterface
    private interface Trial {
        void with(DpPerson person)
                throws SourceException, FileNotMadeException, TooManyTrialsException, InterruptedException, IOException;
    }

    /** An unknown data set leads to the list. */
    public String load() {
        return getDataSet() == null ? "/admin/data-sets.xhtml?faces-redirect=true" : null;
    }

    /** Shows the rows. */
    public void show() throws InterruptedException, IOException {
        attempt(person -> data = trials.rows(getDataSet(), person, me.getAccount()));
    }

    /** Sends the file that MyData would get. */
    public void download(String form) throws InterruptedException, IOException {
        attempt(person -> {
            TrialFile file = trials.file(getDataSet(), DpForm.valueOf(form), person, me.getAccount());
            Download.send(file.name(), AnswerForm.valueOf(form).mediaType(), file.bytes());
        });
    }

    private void attempt(Trial trial) throws InterruptedException, IOException {
        me.require(Role.ADMINISTRATOR);
        Optional<DpPerson> person = person();
        if (person.isEmpty()) {
            return;
        }
        try {
            trial.with(person.get());
        } catch (SourceException e) {
            notices.error("trial." + e.kind().name().toLowerCase(Locale.ROOT), e.getMessage());
        } catch (FileNotMadeException e) {
            notices.error("trial.notMade", e.getMessage());
        } catch (TooManyTrialsException e) {
            notices.error("trial.tooMany");
        }
    }

    private Optional<DpPerson> person() {
        try {
            LocalDate born = birthdate == null ? null : TypedDate.parse(birthdate, FIRST_YEAR);
            return Optional.of(new DpPerson(id().value(), born, null, null));
        } catch (MalformedPersonIdException e) {
            notices.invalidAt("trial:uid", "trial.uid", "trial.notAnId", null);
        } catch (DateTimeException e) {
            notices.invalidAt("trial:birthdate", "trial.birthdate", "trial.notADate", null);
        }
        return Optional.empty();
    }

    private PersonId id() throws MalformedPersonIdException {
        String typed = uid == null ? "" : uid.strip();
        return getDataSet().stage() == Stage.TEST ? PersonId.parseOfAnyStage(typed) : PersonId.parse(typed);
    }

    public DpDataSet getDataSet() {
        if (dataSet == null && resourceId != null) {
            dataSet = register.find(resourceId).orElse(null);
        }
        return dataSet;
    }

    /** What came; null while nothing was asked for. */
    public PersonData getData() {
        return data;
    }

    /** The first rows. */
    public List<List<Object>> getRows() {
        return data.rows().stream().limit(MOST_ROWS).toList();
    }

    public String text(Object value) {
        return value == null ? "—" : PersonData.text(value);
    }

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    public String getUid() {
        return uid;
    }

    public void setUid(String uid) {
        this.uid = uid;
    }

    public String getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(String birthdate) {
        this.birthdate = birthdate;
    }
}
