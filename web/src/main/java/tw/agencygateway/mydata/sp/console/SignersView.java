package tw.agencygateway.mydata.sp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.mydata.sp.entity.SpSigners.Entry;
import tw.agencygateway.mydata.sp.service.DataSetSigners;
import tw.agencygateway.platform.console.Notices;

/** Who signs which data set. The list stays as it was shown: what is confirmed is what was read. */
@Named
@ViewScoped
public class SignersView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private DataSetSigners signers;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private ArrayList<Entry> entries;

    public List<Entry> getEntries() {
        if (entries == null) {
            entries = new ArrayList<>(signers.list());
        }
        return entries;
    }

    /** How many wait for somebody to confirm them. */
    public long getUnconfirmed() {
        return getEntries().stream()
                .filter(entry -> !entry.signer().confirmed())
                .count();
    }

    public void confirm(Entry entry) {
        me.require(Role.ADMINISTRATOR);
        tell(signers.confirm(entry), "signers.confirmed");
    }

    public void forget(Entry entry) {
        me.require(Role.ADMINISTRATOR);
        tell(signers.forget(entry), "signers.forgotten");
    }

    private void tell(boolean done, String key) {
        entries = null;
        if (done) {
            notices.done(key);
        } else {
            notices.error("signers.changed");
        }
    }
}
