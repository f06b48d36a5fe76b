package tw.agencygateway.mydata.sp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.access.console.CurrentAdministrator;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.service.EraseTransaction;
import tw.agencygateway.mydata.sp.service.FindTransactions;
import tw.agencygateway.mydata.sp.service.FindTransactions.Detail;
import tw.agencygateway.mydata.sp.service.HoldTransaction;
import tw.agencygateway.mydata.sp.service.ReportWords;
import tw.agencygateway.mydata.sp.service.TransactionRequests;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/** One transaction: what happened, what came, how it was judged; verifying again and erasing. */
@Named
@ViewScoped
public class TransactionView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private FindTransactions find;

    @Inject
    private TransactionRequests requests;

    @Inject
    private EraseTransaction eraser;

    @Inject
    private HoldTransaction holds;

    @Inject
    private CurrentAdministrator me;

    @Inject
    private Notices notices;

    private String txId;
    private String reason;
    private transient Detail detail;

    /** Reads the transaction; an unknown one leads to the list. */
    public String load() {
        boolean readable = txId != null && TxIds.isTxId(txId);
        Optional<Detail> found = readable ? find.detail(UUID.fromString(txId)) : Optional.empty();
        detail = found.orElse(null);
        return found.isPresent() ? null : "/admin/transactions.xhtml?faces-redirect=true";
    }

    public void verifyAgain() {
        me.require(Role.OPERATOR);
        if (requests.verifyAgain(UUID.fromString(txId))) {
            notices.done("transaction.verifying");
        } else {
            notices.error("transaction.notVerifiable");
        }
        detail = null;
    }

    public void erase() {
        me.require(Role.OPERATOR);
        try {
            notices.done(eraser.erase(UUID.fromString(txId)) ? "transaction.erased" : "transaction.erasurePending");
        } catch (AgencyException e) {
            if (e.error() != AgencyError.HELD) {
                throw e;
            }
            notices.error("hold.keeps");
        }
        detail = null;
    }

    public void hold() {
        me.require(Role.ADMINISTRATOR);
        tell(holds.place(UUID.fromString(txId), reason.strip(), me.getAccount()), "hold.placed");
    }

    public void release() {
        me.require(Role.ADMINISTRATOR);
        tell(holds.release(UUID.fromString(txId), reason.strip(), me.getAccount()), "hold.released");
    }

    private void tell(boolean changed, String done) {
        if (changed) {
            notices.done(done);
        } else {
            notices.error("hold.otherwise");
        }
        reason = null;
        detail = null;
    }

    /** The transaction with its events. */
    public Detail getDetail() {
        if (detail == null) {
            load();
        }
        return detail;
    }

    private SpTransaction transaction() {
        return getDetail().transaction();
    }

    /** The verification report in words, or null where nothing was verified yet. */
    public ReportWords getReport() {
        return transaction().outcome().report().map(ReportWords::of).orElse(null);
    }

    /** Only what could not be judged is judged again. */
    public boolean isVerifiable() {
        return transaction().state() == SpState.UNDECIDED || transaction().state() == SpState.AWAY_UNDECIDED;
    }

    public boolean isErasable() {
        return !transaction().state().isFinal() && !isHeld();
    }

    /** Whether a legal hold keeps the data. */
    public boolean isHeld() {
        return transaction().schedule().isHeld();
    }

    /** Whether a legal hold can be placed now. */
    public boolean isHoldable() {
        return transaction().state().isHoldable() && !isHeld();
    }

    /** Why a hold is placed or released, as it is typed in. */
    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getTxId() {
        return txId;
    }

    public void setTxId(String txId) {
        this.txId = txId;
    }
}
