package tw.agencygateway.mydata.sp.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import tw.agencygateway.mydata.pack.protocol.MalformedPersonIdException;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.TransactionSearch.Place;
import tw.agencygateway.mydata.sp.entity.TransactionSummary;
import tw.agencygateway.mydata.sp.service.FindTransactions;
import tw.agencygateway.mydata.sp.service.FindTransactions.Criteria;
import tw.agencygateway.platform.console.Notices;

/**
 * The list of transactions, newest first, a page at a time. Filters are posted, not put into the address: a national id belongs into no
 * log.
 */
@Named
@ViewScoped
public class TransactionsView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;

    @Inject
    private FindTransactions find;

    @Inject
    private Notices notices;

    private SpState state;
    private String clientId;
    private LocalDate from;
    private LocalDate until;
    private String key;
    private String person;

    /** Where the pages before this one began; the first page began at no place. */
    private final Deque<Place> starts = new ArrayDeque<>();

    private Place start;
    private transient List<TransactionSummary> fetched;

    /** The lines of this page. */
    public List<TransactionSummary> getRows() {
        List<TransactionSummary> all = fetch();
        return all.subList(0, Math.min(PAGE, all.size()));
    }

    /** One line more than a page, so as to know whether another page follows. */
    private List<TransactionSummary> fetch() {
        if (fetched == null) {
            PersonId known = person == null ? null : new PersonId(person);
            fetched = find.page(new Criteria(state, clientId, known, from, until), start, PAGE + 1);
        }
        return fetched;
    }

    /** Looks from the newest on; a tx_id leads to its transaction. */
    public String search() {
        starts.clear();
        start = null;
        fetched = null;
        person = null;
        String typed = key == null ? "" : key.strip();
        String txId = typed.toLowerCase(Locale.ROOT);
        if (TxIds.isTxId(txId)) {
            return "/admin/transaction.xhtml?faces-redirect=true&tx_id=" + txId;
        }
        try {
            person = typed.isEmpty() ? null : PersonId.parse(typed).value();
        } catch (MalformedPersonIdException e) {
            notices.error("transactions.badKey");
        }
        return null;
    }

    public void older() {
        TransactionSummary last = getRows().get(PAGE - 1);
        if (start != null) {
            starts.push(start);
        }
        start = new Place(last.createdAt(), last.id());
        fetched = null;
    }

    public void newer() {
        start = starts.poll();
        fetched = null;
    }

    public boolean isOlderThere() {
        return fetch().size() > PAGE;
    }

    public boolean isNewerThere() {
        return start != null;
    }

    public boolean isFiltered() {
        return state != null || clientId != null || from != null || until != null || person != null;
    }

    public List<SpState> getStates() {
        return Arrays.asList(SpState.values());
    }

    public SpState getState() {
        return state;
    }

    public void setState(SpState state) {
        this.state = state;
    }

    public String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }
}
