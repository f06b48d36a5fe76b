package tw.agencygateway.mydata.dp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpStatus;
import tw.agencygateway.mydata.dp.entity.DpStatus.Verb;
import tw.agencygateway.mydata.dp.service.DataSetRegister;
import tw.agencygateway.mydata.dp.service.InvalidDataSetException;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.service.PublicUrl;

/** Where a data set's registration stands at MyData, and what is done about it. */
@Named
@RequestScoped
public class DataSetStatusView {

    private static final String ROOM = "/admin/data-set.xhtml?faces-redirect=true&includeViewParams=true";

    @Inject
    private DataSetRegister register;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private String advice;
    private DpDataSet found;

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Step {
        void on(String resourceId) throws InvalidDataSetException;
    }

    /** What MyData calls. */
    public String address(DpDataSet dataSet) {
        return publicUrl.of("/mydata-dp/" + dataSet.resource()).toString();
    }

    /** The data set as it is now; null for none. */
    public DpDataSet find(String resourceId) {
        if (found == null && resourceId != null) {
            found = register.find(resourceId).orElse(null);
        }
        return found;
    }

    public boolean allows(DpDataSet dataSet, String verb) {
        return dataSet.status().on(Verb.valueOf(verb)).isPresent();
    }

    /** How a status is coloured: a class of the style sheet's badges. */
    public String colour(DpStatus status) {
        return switch (status) {
            case ENABLED -> "good";
            case SUBMITTED -> "busy";
            case RETURNED, DISABLING -> "warn";
            case DRAFT, DISABLED -> "";
        };
    }

    public String submit(String resourceId) {
        return step(Verb.SUBMIT, register::submit, resourceId);
    }

    public String sendBack(String resourceId) {
        return step(Verb.SEND_BACK, id -> register.sendBack(id, advice.strip()), resourceId);
    }

    public String enable(String resourceId) {
        return step(Verb.ENABLE, register::enable, resourceId);
    }

    public String applyToDisable(String resourceId) {
        return step(Verb.APPLY_TO_DISABLE, register::applyToDisable, resourceId);
    }

    public String disable(String resourceId) {
        return step(Verb.DISABLE, register::disable, resourceId);
    }

    /** Deletes it and goes back to the list. */
    public String delete(String resourceId) {
        me.require(Role.ADMINISTRATOR);
        try {
            register.delete(resourceId);
            notices.afterRedirect("datasets.deleted", resourceId);
            return "/admin/data-sets.xhtml?faces-redirect=true";
        } catch (InvalidDataSetException e) {
            notices.error("datasets.notDeleted");
            return null;
        }
    }

    private String step(Verb verb, Step step, String resourceId) {
        me.require(Role.ADMINISTRATOR);
        try {
            step.on(resourceId);
            notices.afterRedirect("datasets.done." + verb.name().toLowerCase(Locale.ROOT));
        } catch (InvalidDataSetException e) {
            notices.error("datasets.notNow");
            return null;
        }
        return ROOM;
    }

    /** MyData's 修正建議, as it is typed in. */
    public String getAdvice() {
        return advice;
    }

    public void setAdvice(String advice) {
        this.advice = advice;
    }
}
