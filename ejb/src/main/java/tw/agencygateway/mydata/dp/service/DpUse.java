package tw.agencygateway.mydata.dp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpUsage;
import tw.agencygateway.mydata.dp.entity.DpUsages;

/** Counts which service uses which data set, and keeps daily limits (decisions row 51); a day is one of Taipei's. */
@ApplicationScoped
public class DpUse {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    @Inject
    DpUsages usages;

    @Inject
    Clock clock;

    /** Whether one more request may begin today. */
    boolean isOpenToday(DpDataSet dataSet) {
        int most = dataSet.policy().limits().daily();
        return most == 0 || usages.askedOn(dataSet, today()) < most;
    }

    /**
     * Counts a request whose person is known.
     *
     * @param client the introspection's
     */
    void asked(DpDataSet dataSet, Optional<String> client) {
        usages.asked(dataSet, today(), client.orElse(DpUsage.UNKNOWN));
    }

    /** Counts a file that is handed out for the first time. */
    void delivered(DpDataSet dataSet, Optional<String> client) {
        usages.delivered(dataSet, today(), client.orElse(DpUsage.UNKNOWN));
    }

    /** Counts one more transaction that is handed a file which another one asked for. */
    void shared(DpDataSet dataSet, Optional<String> client) {
        asked(dataSet, client);
        delivered(dataSet, client);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), TAIPEI);
    }
}
