package tw.agencygateway.mydata.dp.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tw.agencygateway.eventlog.entity.EventCode;
import tw.agencygateway.mydata.dp.entity.DpCall;
import tw.agencygateway.mydata.dp.entity.DpDataSet;

/** One call of the DP-API while it is answered: what it asks for, and what happened on its way, for the log. */
public final class DpVisit {

    private final UUID id = UUID.randomUUID();
    private final DpDataSet dataSet;
    private final DpCall call;
    private final String token;
    private final Queue<Map.Entry<EventCode, Instant>> events = new ConcurrentLinkedQueue<>();

    DpVisit(DpDataSet dataSet, DpCall call, String token) {
        this.dataSet = dataSet;
        this.call = call;
        this.token = token;
    }

    void happened(EventCode event, Instant at) {
        events.add(Map.entry(event, at));
    }

    /** Names a request that it begins. */
    UUID id() {
        return id;
    }

    DpDataSet dataSet() {
        return dataSet;
    }

    DpCall call() {
        return call;
    }

    String token() {
        return token;
    }

    /** What happened and was not taken yet: each is logged once. */
    List<Map.Entry<EventCode, Instant>> takeEvents() {
        List<Map.Entry<EventCode, Instant>> taken = new ArrayList<>();
        for (Map.Entry<EventCode, Instant> event = events.poll(); event != null; event = events.poll()) {
            taken.add(event);
        }
        return taken;
    }
}
