package tw.agencygateway.mydata.sp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tw.agencygateway.eventlog.entity.TransactionEvent;
import tw.agencygateway.eventlog.entity.TransactionEvents;
import tw.agencygateway.mydata.pack.protocol.PersonId;
import tw.agencygateway.mydata.sp.entity.SpHoldEvent;
import tw.agencygateway.mydata.sp.entity.SpHoldEvents;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.entity.SpTransaction;
import tw.agencygateway.mydata.sp.entity.SpTransactions;
import tw.agencygateway.mydata.sp.entity.TransactionSearch;
import tw.agencygateway.mydata.sp.entity.TransactionSearch.Filter;
import tw.agencygateway.mydata.sp.entity.TransactionSearch.Place;
import tw.agencygateway.mydata.sp.entity.TransactionSummary;

/** What the console looks up among the transactions. */
@Stateless
public class FindTransactions {

    /** Days begin in Taiwan, here and at MyData (decisions row 29). */
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

    @Inject
    private TransactionSearch search;

    @Inject
    private SpTransactions transactions;

    @Inject
    private TransactionEvents events;

    @Inject
    private SpHoldEvents holds;

    @Inject
    private SpSecrets secrets;

    @Inject
    private Clock clock;

    /**
     * What to look for; null asks for nothing.
     *
     * @param until the last day
     */
    public record Criteria(SpState state, String clientId, PersonId person, LocalDate from, LocalDate until) {}

    /** A transaction with the events it left, its legal holds, and its person with the middle digits masked. */
    public record Detail(
            SpTransaction transaction, String maskedPerson, List<TransactionEvent> events, List<SpHoldEvent> holds) {}

    /** How many transactions of one day are in which state now. */
    public record Day(LocalDate date, Map<SpState, Long> counts) {}

    /** Transactions newest first, at most {@code limit}, after that place or from the beginning. */
    public List<TransactionSummary> page(Criteria criteria, Place after, int limit) {
        byte[] person = criteria.person() == null ? null : secrets.personIndex(criteria.person());
        Instant from = criteria.from() == null ? null : startOf(criteria.from());
        Instant until =
                criteria.until() == null ? null : startOf(criteria.until().plusDays(1));
        return search.page(new Filter(criteria.state(), criteria.clientId(), person, from, until), after, limit);
    }

    public Optional<Detail> detail(UUID txId) {
        return transactions.byTxId(txId).map(transaction -> {
            PersonId person = secrets.openPerson(transaction);
            return new Detail(transaction, person.toString(), events.of(txId), holds.of(txId));
        });
    }

    /** The last days, today last. */
    public List<Day> lastDays(int days) {
        List<Day> found = new ArrayList<>();
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        for (LocalDate day = today.minusDays(days - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            found.add(new Day(day, search.countByState(startOf(day), startOf(day.plusDays(1)))));
        }
        return found;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
