package tw.agencygateway.webhook.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.webhook.entity.WebhookDelivery;
import tw.agencygateway.webhook.entity.WebhookDelivery.Progress;
import tw.agencygateway.webhook.service.DeliveryLog;

/** What is on its way to the agency's systems, has arrived, or is dead and can be sent again. */
@Named
@ViewScoped
public class DeliveriesView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    @Inject
    private DeliveryLog log;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private Progress progress = Progress.DEAD;
    private transient List<WebhookDelivery> rows;

    /** The latest ones, at most a hundred. */
    public List<WebhookDelivery> getRows() {
        if (rows == null) {
            rows = log.latest(progress, MOST);
        }
        return rows;
    }

    /** Reads the list again. */
    public void search() {
        rows = null;
    }

    public void repeat(Long id) {
        me.require(Role.OPERATOR);
        if (log.beginAgain(id)) {
            notices.done("deliveries.repeated", 1);
        } else {
            notices.error("deliveries.notDead");
        }
        rows = null;
    }

    public void repeatAll() {
        me.require(Role.OPERATOR);
        notices.done("deliveries.repeated", log.beginAllAgain());
        rows = null;
    }

    public boolean isDead() {
        return progress == Progress.DEAD;
    }

    public List<Progress> getProgresses() {
        return Arrays.asList(Progress.values());
    }

    public Progress getProgress() {
        return progress;
    }

    public void setProgress(Progress progress) {
        this.progress = progress;
    }
}
