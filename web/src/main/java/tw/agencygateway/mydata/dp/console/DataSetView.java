package tw.agencygateway.mydata.dp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.service.CheckSource;
import tw.agencygateway.mydata.dp.service.DataSetForm;
import tw.agencygateway.mydata.dp.service.DataSetOpenApi;
import tw.agencygateway.mydata.dp.service.DataSetRegister;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException;
import tw.agencygateway.mydata.dp.service.SourceCatalogue;
import tw.agencygateway.platform.console.Download;
import tw.agencygateway.platform.console.Language;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.entity.Stage;

/** One data set: registering it, or revising its form. */
@Named
@ViewScoped
public class DataSetView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String LIST = "/admin/data-sets.xhtml?faces-redirect=true";

    @Inject
    private DataSetRegister register;

    @Inject
    private CheckSource sources;

    @Inject
    private SourceCatalogue catalogue;

    @Inject
    private DataSetOpenApi documents;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    @Inject
    private Language language;

    private String resourceId;
    private String download;
    private DataSetDraft draft = DataSetDraft.empty();

    /** Fills the form from the data set of the request's resource_id, if one is named; an unknown one leads to the list. */
    public String load() throws IOException {
        if (resourceId == null) {
            return null;
        }
        Optional<DpDataSet> dataSet = register.find(resourceId);
        if (dataSet.isEmpty()) {
            return LIST;
        }
        draft = DataSetDraft.of(dataSet.get());
        if (download != null) {
            Download.send(
                    resourceId + ".yaml",
                    "application/yaml",
                    documents.yaml(dataSet.get()).getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

    /** Registers or revises the data set, and shows it as it is now; stays where a value is not allowed. */
    public String save() throws InterruptedException {
        me.require(Role.ADMINISTRATOR);
        try {
            DataSetForm form = draft.toForm();
            register.check(form);
            Optional<String> silent = sources.check(form);
            DpDataSet saved = resourceId == null ? register.register(form) : register.revise(form);
            resourceId = saved.resourceId();
            notices.afterRedirect(
                    "datasets.saved", saved.registration().description().name());
            silent.ifPresent(why -> notices.warnAfterRedirect("datasets.sourceSilent", why));
            return "/admin/data-set.xhtml?faces-redirect=true&includeViewParams=true";
        } catch (InvalidDataSetException e) {
            show(e);
            return null;
        }
    }

    private void show(InvalidDataSetException e) {
        String field = e.field().replace('.', '_');
        // what is wrong with a row is shown beside the rows
        String place = field.startsWith("fields_") || field.startsWith("scopes_") || field.equals("source_settings")
                ? field.substring(0, field.indexOf('_'))
                : field;
        notices.invalidAt(
                "dataset:" + place,
                "datasets.field." + field,
                "datasets.problem." + e.problem().name().toLowerCase(Locale.ROOT),
                e.detail().orElse(null));
    }

    /** Whether a data set is revised, not registered. */
    public boolean isRegistered() {
        return resourceId != null;
    }

    public DataSetDraft getDraft() {
        return draft;
    }

    public List<Stage> getStages() {
        return Arrays.asList(Stage.values());
    }

    /** The names of all sources. */
    public List<String> getKinds() {
        return catalogue.names();
    }

    /** What a source is called; an agency's own is by its name. */
    public String kindName(String kind) {
        return SourceDraft.KINDS.contains(kind) ? language.text("datasets.kind." + kind) : kind;
    }

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    /** What is wanted in the place of the page: {@code openapi}, or null. */
    public String getDownload() {
        return download;
    }

    public void setDownload(String download) {
        this.download = download;
    }
}
