package tw.agencygateway.mydata.sp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tw.agencygateway.mydata.sp.entity.SpState;
import tw.agencygateway.mydata.sp.service.FindTransactions;
import tw.agencygateway.mydata.sp.service.FindTransactions.Day;

/** The dashboard's numbers of the last fourteen days, and the chart's geometry. */
@Named
@RequestScoped
public class NumbersView {

    private static final int DAYS = 14;
    private static final int STEP = 50;
    private static final int HEIGHT = 140;

    /** Data came and was genuine; it may have been erased since. */
    private static final Set<SpState> DELIVERED = EnumSet.of(SpState.READY, SpState.AWAY_READY, SpState.ERASED);

    private static final Set<SpState> BROKEN = EnumSet.of(SpState.FAILED, SpState.REJECTED);
    private static final Set<SpState> UNDECIDED = EnumSet.of(SpState.UNDECIDED, SpState.AWAY_UNDECIDED);

    @Inject
    private FindTransactions find;

    private List<Day> days;

    private List<Day> days() {
        if (days == null) {
            days = find.lastDays(DAYS);
        }
        return days;
    }

    /**
     * One day of the chart, in its units from the top left.
     *
     * @param x left edge of the bar
     * @param brokenHeight height of the lower part, failed and rejected transactions
     */
    public record Bar(LocalDate date, long total, long broken, int x, int height, int brokenHeight) {

        public int top() {
            return HEIGHT - height;
        }

        public int brokenTop() {
            return HEIGHT - brokenHeight;
        }

        public String label() {
            return date.getMonthValue() + "/" + date.getDayOfMonth();
        }
    }

    public List<Bar> getBars() {
        long most =
                Math.max(1, days().stream().mapToLong(NumbersView::total).max().orElse(1));
        return days().stream()
                .map(day -> new Bar(
                        day.date(),
                        total(day),
                        sum(day, BROKEN),
                        days().indexOf(day) * STEP,
                        (int) (total(day) * HEIGHT / most),
                        (int) (sum(day, BROKEN) * HEIGHT / most)))
                .toList();
    }

    public long getTotal() {
        return days().stream().mapToLong(NumbersView::total).sum();
    }

    public long getToday() {
        return total(days().get(days().size() - 1));
    }

    public long getDelivered() {
        return sum(DELIVERED);
    }

    public long getBroken() {
        return sum(BROKEN);
    }

    public long getUndecided() {
        return sum(UNDECIDED);
    }

    private long sum(Set<SpState> states) {
        return days().stream().mapToLong(day -> sum(day, states)).sum();
    }

    private static long total(Day day) {
        return day.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long sum(Day day, Set<SpState> states) {
        return states.stream()
                .mapToLong(state -> day.counts().getOrDefault(state, 0L))
                .sum();
    }
}
