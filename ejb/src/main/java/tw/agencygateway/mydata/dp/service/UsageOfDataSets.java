package tw.agencygateway.mydata.dp.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.agencygateway.mydata.dp.entity.DpUsage;
import tw.agencygateway.mydata.dp.entity.DpUsageReport;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Day;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Scope;
import tw.agencygateway.mydata.dp.entity.DpUsageReport.Share;
import tw.agencygateway.mydata.pack.protocol.CsvLine;

/** Which service used which data set, how often (MyData DP V1.3 §伍.四, decisions row 51). */
@Stateless
public class UsageOfDataSets {

    /** The longest period that is shown. */
    public static final int MOST_DAYS = 366;

    private static final int MOST_SHARES = 500;

    @Inject
    private DpUsageReport report;

    /** Every day of the period, those too on which nothing was used. */
    public List<Day> days(Scope scope) {
        Map<LocalDate, Day> used = report.days(scope).stream().collect(Collectors.toMap(Day::day, Function.identity()));
        return scope.from()
                .datesUntil(scope.until().plusDays(1))
                .map(day -> used.getOrDefault(day, new Day(day, 0, 0)))
                .toList();
    }

    /** Who used what, the busiest first. */
    public List<Share> shares(Scope scope) {
        return report.shares(scope, MOST_SHARES);
    }

    /** Writes the counters of the period, a line for each day, data set and service. */
    public void csv(Scope scope, Writer csv) throws IOException {
        csv.write(CsvLine.BYTE_ORDER_MARK);
        CsvLine.write(List.of("day", "resource_id", "client_id", "asked", "delivered"), csv);
        for (LocalDate day : scope.from().datesUntil(scope.until().plusDays(1)).toList()) {
            for (DpUsage usage : report.counters(new Scope(day, day, scope.resourceId()))) {
                CsvLine.write(
                        List.of(
                                usage.day().toString(),
                                usage.resourceId(),
                                usage.clientId(),
                                usage.asked(),
                                usage.delivered()),
                        csv);
            }
        }
    }
}
