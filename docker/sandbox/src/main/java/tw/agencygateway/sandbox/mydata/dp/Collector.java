package tw.agencygateway.sandbox.mydata.dp;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tw.agencygateway.sandbox.mydata.Agenda;
import tw.agencygateway.sandbox.mydata.SandboxClock;
import tw.agencygateway.sandbox.registry.Form;
import tw.agencygateway.sandbox.registry.Resource;
import tw.agencygateway.sandbox.registry.Resources;

/** MyData's side towards data providers: fetches and hourly heartbeats, and the memory of both. */
public final class Collector implements AutoCloseable {
    private static final int MOST_REMEMBERED = 1000;
    private static final Duration HEARTBEAT = Duration.ofHours(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Resources resources;
    private final Clock clock;
    private final Caller caller;
    private final Agenda agenda;
    private final Deque<Fetch> fetches = new ArrayDeque<>();
    private final Deque<Heartbeat> heartbeats = new ArrayDeque<>();

    public Collector(Resources resources, SandboxClock clock) {
        this.resources = resources;
        this.clock = clock;
        this.caller = new Caller(clock);
        this.agenda = new Agenda(clock);
        planHeartbeats();
    }

    /**
     * Asks until there is another answer than 429, as patiently as Retry-After says.
     *
     * @throws IllegalArgumentException where a misbehaviour makes of the call what cannot be sent
     */
    public Fetch fetch(FetchOrder order) {
        String at = clock.instant().toString();
        List<Seen> answers = new ArrayList<>();
        boolean again = true;
        for (int attempt = 0; again; attempt++) {
            CallDraft draft = new CallDraft(
                    order.resource().dpApi(), order.token(), order.form(), order.transactionUid(), attempt);
            order.faults().bend(CallerFault.class, draft);
            Seen seen = caller.call(draft);
            answers.add(seen);
            again = seen.status() == 429 && attempt < order.retries() && pause(draft.patient ? delay(seen) : 0);
        }
        Fetch fetch = judged(order, at, answers);
        synchronized (fetches) {
            remember(fetches, fetch.withoutBodies());
        }
        return fetch;
    }

    private static Fetch judged(FetchOrder order, String at, List<Seen> answers) {
        String person = order.token().citizen().uid();
        Seen last = answers.get(answers.size() - 1);
        boolean whole = last.status() == 200 && last.note().isEmpty();
        Contents contents = whole ? Contents.of(form(last), last.body(), person) : Contents.NONE;
        return new Fetch(
                at,
                order.resource().resourceId(),
                person,
                order.form().id(),
                order.transactionUid(),
                order.token().value(),
                order.faults().toMap(),
                answers,
                contents.names(),
                contents.signer(),
                contents.findings());
    }

    /** What the answer says that it is. */
    private static Form form(Seen answer) {
        String type = answer.header("content-type").replaceFirst(";.*", "").strip();
        return Form.of(type.replaceFirst("^application/", "")).orElse(Form.ZIP);
    }

    private static long delay(Seen answer) {
        String seconds = answer.header("retry-after");
        return seconds.matches("\\d{1,6}") ? Math.min(LONGEST_PAUSE.toMillis(), Long.parseLong(seconds) * 1000) : 1000;
    }

    /** @return whether the whole pause was kept */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Listens now. */
    public Heartbeat heartbeat(Resource resource) {
        return heartbeat(resource, false);
    }

    private Heartbeat heartbeat(Resource resource, boolean hourly) {
        Seen seen = caller.heartbeat(resource.dpApi());
        Heartbeat heartbeat = new Heartbeat(
                seen.at(),
                resource.resourceId(),
                hourly,
                seen.status() == 200,
                seen.status(),
                seen.millis(),
                seen.note());
        synchronized (heartbeats) {
            remember(heartbeats, heartbeat);
        }
        return heartbeat;
    }

    private synchronized void planHeartbeats() {
        agenda.clear();
        agenda.at(clock.instant().plus(HEARTBEAT), this::hour);
    }

    private void hour() {
        planHeartbeats();
        resources.all().forEach(resource -> heartbeat(resource, true));
    }

    /** The newest first. */
    public List<Fetch> fetches() {
        synchronized (fetches) {
            return List.copyOf(fetches);
        }
    }

    /** The newest first. */
    public List<Heartbeat> heartbeats() {
        synchronized (heartbeats) {
            return List.copyOf(heartbeats);
        }
    }

    private static <E> void remember(Deque<E> all, E one) {
        all.addFirst(one);
        if (all.size() > MOST_REMEMBERED) {
            all.removeLast();
        }
    }

    /** Forgets all, and waits an hour from now for the next heartbeat. */
    public void reset() {
        synchronized (fetches) {
            fetches.clear();
        }
        synchronized (heartbeats) {
            heartbeats.clear();
        }
        planHeartbeats();
    }

    @Override
    public void close() {
        agenda.close();
    }
}
