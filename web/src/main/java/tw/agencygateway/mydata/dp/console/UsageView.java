package tw.agencygateway.mydata.dp.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Day;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Scope;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Share;
import tw.agencygateway.mydata.dp.service.UsageOfDataSets;
import tw.agencygateway.platform.console.Download;
import tw.agencygateway.platform.console.Notices;
import tw.agencygateway.platform.console.Times;
import tw.agencygateway.platform.console.TypedDate;

/** Which service used which data set in a period, and the chart's geometry. */
@Named
@RequestScoped
public class UsageView {

    private static final int FIRST_YEAR = 2000;
    private static final int DEFAULT_DAYS = 30;
    private static final int WIDTH = 700;
    private static final int HEIGHT = 140;
    private static final int MOST_LABELS = 8;

    @Inject
    private UsageOfDataSets usage;

    @Inject
    private Notices notices;

    @Inject
    private Times times;

    private String from;
    private String until;
    private String resourceId;
    private String download;
    private Scope scope;
    private List<Day> days;

    /** Sends the counters where they are asked for in the place of the page. */
    public void load() throws IOException {
        if (download != null) {
            StringWriter csv = new StringWriter();
            usage.csv(scope(), csv);
            Download.send(
                    "usage-" + scope().from() + "-" + scope().until() + ".csv",
                    "text/csv; charset=utf-8",
                    csv.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private Scope scope() {
        if (scope == null) {
            LocalDate last = day(until, times.today());
            LocalDate first = day(from, last.minusDays(DEFAULT_DAYS - 1L));
            if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= UsageOfDataSets.MOST_DAYS) {
                notices.error("usage.badPeriod");
                first = last.minusDays(DEFAULT_DAYS - 1L);
            }
            scope = new Scope(first, last, resourceId);
        }
        return scope;
    }

    private LocalDate day(String typed, LocalDate otherwise) {
        try {
            return typed == null ? otherwise : TypedDate.parse(typed, FIRST_YEAR);
        } catch (DateTimeException e) {
            notices.error("usage.badPeriod");
            return otherwise;
        }
    }

    /**
     * One day of the chart, in its units from the top left.
     *
     * @param label empty where there is no room for one
     */
    public record Bar(Day day, double x, double width, int asked, int delivered, String label) {

        public int askedTop() {
            return HEIGHT - asked;
        }

        public int deliveredTop() {
            return HEIGHT - delivered;
        }

        public double middle() {
            return x + width / 2;
        }
    }

    private List<Day> days() {
        if (days == null) {
            days = usage.days(scope());
        }
        return days;
    }

    public List<Bar> getBars() {
        long most = getMost();
        double step = (double) WIDTH / days().size();
        int every = (days().size() + MOST_LABELS - 1) / MOST_LABELS;
        List<Bar> bars = new ArrayList<>();
        for (Day day : days()) {
            int place = bars.size();
            bars.add(new Bar(
                    day,
                    place * step + step / 8,
                    step * 3 / 4,
                    (int) (day.asked() * HEIGHT / most),
                    (int) (day.delivered() * HEIGHT / most),
                    place % every == 0
                            ? day.day().getMonthValue() + "/" + day.day().getDayOfMonth()
                            : ""));
        }
        return bars;
    }

    /** The most of any day, which reaches to the chart's top. */
    public long getMost() {
        return days().stream()
                .mapToLong(day -> Math.max(day.asked(), day.delivered()))
                .reduce(1, Math::max);
    }

    /** The days on which anything was used. */
    public List<Day> getUsedDays() {
        return days().stream().filter(day -> day.asked() + day.delivered() > 0).toList();
    }

    public long getAsked() {
        return days().stream().mapToLong(Day::asked).sum();
    }

    public long getDelivered() {
        return days().stream().mapToLong(Day::delivered).sum();
    }

    public List<Share> getShares() {
        return usage.shares(scope());
    }

    public String getFrom() {
        return scope().from().toString();
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return scope().until().toString();
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public String getResourceId() {
        return resourceId;
    }

    public void setResourceId(String resourceId) {
        this.resourceId = resourceId;
    }

    /** What is wanted in the place of the page: {@code csv}, or null. */
    public String getDownload() {
        return download;
    }

    public void setDownload(String download) {
        this.download = download;
    }
}
